import { type EntityManager, IsNull } from 'typeorm';
import { findAccounts } from '../accounts/find-account.js';
import { Assignment } from '../assignments/assignment.entity.js';

export interface Screeners {
  /** How many screen in the requisition at all. */
  readonly all: number;
  /** Those who do nothing else there. */
  readonly alone: readonly string[];
}

/**
 * Who may screen a second time in a requisition: its screeners who never held another duty there, since a coordinator
 * or reviewer sees what the first screener does.
 */
export async function screenersAlone(tx: EntityManager, requisitionId: string): Promise<Screeners> {
  const assignments = await tx.findBy(Assignment, { requisitionId });
  const active = await tx.findBy(Assignment, { requisitionId, duty: 'screener', endedAt: IsNull() });
  const others = new Set(assignments.filter((it) => it.duty !== 'screener').map((it) => it.accountId));
  const ids = active.map((it) => it.accountId).filter((id) => !others.has(id));
  const accounts = await findAccounts(tx, ids);
  return {
    all: new Set(active.map((it) => it.accountId)).size,
    alone: accounts.filter((it) => it.enabled && it.roles.includes('screener')).map((it) => it.id),
  };
}

/** Whoever has an act or a reading of this screening in the ledger: none of them looks at it afresh. */
export async function whoTouched(tx: EntityManager, screeningId: string): Promise<Set<string>> {
  const rows = await tx.query<{ actor: string }[]>('SELECT ledger.actors_of($1) AS actor', [screeningId]);
  return new Set(rows.map((row) => row.actor));
}
