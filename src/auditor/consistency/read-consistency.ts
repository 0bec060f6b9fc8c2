import type { EntityManager } from 'typeorm';
import { CONDUCT_CATEGORIES } from '../../screenings/conduct-categories.js';
import type { JudgedPair } from './agreement.js';
import type { FlagCount } from './drift.js';

/** Findings are the vault's; that one was logged, by whom, for which step and category, is in the ledger. */
const FLAGS = `
  SELECT e.screening_id, e.actor, e.canonical::jsonb #>> '{body,step_key}' AS step_key,
         e.canonical::jsonb #>> '{body,conduct_category}' AS category
    FROM screenings.screening s JOIN ledger.recorded e ON e.screening_id = s.id
   WHERE s.requisition_id = $1 AND e.kind = 'finding.logged'`;

const PAIRS = `
  SELECT b.first_id, b.second_id, b.screener_id,
         f.stage IN ('in_review', 'released', 'decided') AND s.stage IN ('in_review', 'released', 'decided') AS complete,
         coalesce((SELECT array_agg(x.step_key) FROM screenings.step_result x JOIN screenings.step_result y
           ON y.step_key = x.step_key AND y.screening_id = b.second_id AND y.outcome = 'done'
          WHERE x.screening_id = b.first_id AND x.outcome = 'done'), '{}') AS done
    FROM screenings.second_screening b
    JOIN screenings.screening f ON f.id = b.first_id JOIN screenings.screening s ON s.id = b.second_id
   WHERE f.requisition_id = $1 ORDER BY b.first_id`;

const WORKED_ON = `
  SELECT DISTINCT r.screening_id, r.recorded_by AS screener_id FROM screenings.step_result r
    JOIN screenings.screening s ON s.id = r.screening_id WHERE s.requisition_id = $1`;

interface FlagRow {
  readonly screening_id: string;
  readonly actor: string;
  readonly step_key: string;
  readonly category: string;
}

interface PairRow {
  readonly first_id: string;
  readonly second_id: string;
  readonly screener_id: string;
  readonly complete: boolean;
  readonly done: string[];
}

export interface ReadConsistency {
  readonly drawn: number;
  /** Pairs of which both screenings are complete. */
  readonly pairs: readonly JudgedPair[];
  readonly counts: readonly FlagCount[];
}

/** What both screeners of each pair flagged, and how often each screener flags: three statements in all. */
export async function readConsistency(tx: EntityManager, requisitionId: string): Promise<ReadConsistency> {
  const pairs = await tx.query<PairRow[]>(PAIRS, [requisitionId]);
  const flags = await tx.query<FlagRow[]>(FLAGS, [requisitionId]);
  const worked = await tx.query<{ screening_id: string; screener_id: string }[]>(WORKED_ON, [requisitionId]);
  const byScreening = new Map<string, FlagRow[]>();
  for (const flag of flags) {
    const known = byScreening.get(flag.screening_id);
    if (known === undefined) byScreening.set(flag.screening_id, [flag]);
    else known.push(flag);
  }
  const flagsOf = (id: string) => byScreening.get(id) ?? [];
  return {
    drawn: pairs.length,
    pairs: pairs
      .filter((pair) => pair.complete)
      .map((pair) => ({
        done: new Set(pair.done),
        first: flagsOf(pair.first_id),
        second: flagsOf(pair.second_id),
      })),
    counts: flagCounts(worked, flagsOf),
  };
}

function flagCounts(
  worked: readonly { screening_id: string; screener_id: string }[],
  flagsOf: (screeningId: string) => readonly FlagRow[],
): FlagCount[] {
  const counts = new Map<string, { screenings: number; flagged: number }>();
  for (const { screening_id, screener_id } of worked) {
    const count = counts.get(screener_id) ?? { screenings: 0, flagged: 0 };
    const flagged = flagsOf(screening_id).some((it) => it.actor === screener_id && isAdverse(it.category));
    counts.set(screener_id, {
      screenings: count.screenings + 1,
      flagged: count.flagged + (flagged ? 1 : 0),
    });
  }
  return [...counts]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([screenerId, count]) => ({ screenerId, ...count }));
}

/** Everything but commendable conduct. */
export function isAdverse(category: string): boolean {
  return category !== 'commendable_conduct' && CONDUCT_CATEGORIES.some((known) => known === category);
}
