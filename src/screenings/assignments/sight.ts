import type { EntityManager } from 'typeorm';
import type { Actor } from '../../kernel/actor.js';
import type { Duty } from './duties.js';
import { requireDuty, requisitionsWithDuty } from './require-duty.js';

/**
 * Who may look at the cover of a requisition's file: auditors at every one, all others at those in which they
 * hold one of these duties. Looking is all it allows; whoever writes needs `requireDuty`.
 *
 * @throws DomainError not_found `<noun>.not_found`
 */
export async function requireSight(
  tx: EntityManager,
  actor: Actor,
  requisitionId: string,
  duties: readonly Duty[],
  noun: string,
): Promise<void> {
  if (seesEveryFile(actor)) return;
  await requireDuty(tx, actor, requisitionId, duties, noun);
}

/** The requisitions whose things a list may show; `null` stands for all of them. */
export async function requisitionsInSight(
  tx: EntityManager,
  actor: Actor,
  duties: readonly Duty[],
): Promise<string[] | null> {
  return seesEveryFile(actor) ? null : requisitionsWithDuty(tx, actor, duties);
}

/** Auditors look at everything, and work on nothing. */
export function seesEveryFile(actor: Actor): boolean {
  return actor.roles.includes('auditor');
}
