import type { EntityManager } from 'typeorm';
import { REFILTER_OUTCOMES, RefilterItem, type RefilterOutcome } from './refilter-run.entity.js';

export type OutcomeCounts = { readonly [outcome in RefilterOutcome]: number };

/** How many findings of a run came out how, so far. */
export async function countOutcomes(tx: EntityManager, runId: string): Promise<OutcomeCounts> {
  const rows = await tx
    .createQueryBuilder(RefilterItem, 'i')
    .select('i.outcome', 'outcome')
    .addSelect('count(*)::integer', 'count')
    .where('i.run_id = :runId AND i.outcome IS NOT NULL', { runId })
    .groupBy('i.outcome')
    .getRawMany<{ outcome: RefilterOutcome; count: number }>();
  const counted = new Map(rows.map(({ outcome, count }) => [outcome, count]));
  const of = (outcome: RefilterOutcome) => counted.get(outcome) ?? 0;
  return {
    unchanged: of('unchanged'),
    changed: of('changed'),
    held: of('held'),
    failed: of('failed'),
    quarantined: of('quarantined'),
    disposed: of('disposed'),
    overtaken: of('overtaken'),
  };
}

export function sumOf(counts: OutcomeCounts): number {
  return REFILTER_OUTCOMES.reduce((sum, outcome) => sum + counts[outcome], 0);
}
