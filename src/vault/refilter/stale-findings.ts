import type { EntityManager } from 'typeorm';

/** How many findings were filtered under other rules, and how many of them can be filtered again. No row is told. */
export interface StaleFindings {
  readonly stale: number;
  /** Neither put away nor disposed of. */
  readonly open: number;
}

export async function staleFindings(tx: EntityManager, rulesetDigest: string): Promise<StaleFindings> {
  const rows: StaleFindings[] = await tx.query('SELECT stale, open FROM vault.stale_findings($1)', [
    rulesetDigest,
  ]);
  return rows[0] ?? { stale: 0, open: 0 };
}
