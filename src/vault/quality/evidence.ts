import type { EntityManager } from 'typeorm';
import type { Support } from './proposal-rules.js';

/** What speaks for a proposal, and for what it is about. */
export interface Evidence extends Support {
  /** Of a rule: removals that stood. Of words: additions that stand. */
  readonly hits: number;
  /** With those that were lifted, or added and lifted again. */
  readonly cases: number;
}

const NONE: Evidence = { findings: 0, screenings: 0, hits: 0, cases: 0 };

/** The present evidence for these proposals, by their ids. It reads counts of outcomes, and no finding. */
export async function evidenceFor(
  tx: EntityManager,
  proposalIds: readonly string[],
): Promise<(proposalId: string) => Evidence> {
  const rows = await tx.query<(Evidence & { readonly id: string })[]>(
    `SELECT p.id,
       count(*) FILTER (WHERE o.outcome IN ('confirmed', 'added'))::int AS hits,
       count(*)::int AS cases,
       count(DISTINCT o.finding_id) FILTER (WHERE o.outcome IN ('lifted', 'added'))::int AS findings,
       count(DISTINCT o.screening_id) FILTER (WHERE o.outcome IN ('lifted', 'added'))::int AS screenings
     FROM vault.filter_proposal p
     JOIN vault.removal_outcome o ON o.ruleset_digest = p.ruleset_digest
       AND (o.detector = p.detector AND o.rule = p.rule OR o.class = p.class AND o.words_digest = p.words_digest)
     WHERE p.id = ANY($1) GROUP BY p.id`,
    [proposalIds],
  );
  const known = new Map(
    rows.map(({ id, findings, screenings, hits, cases }) => [id, { findings, screenings, hits, cases }]),
  );
  return (proposalId) => known.get(proposalId) ?? NONE;
}
