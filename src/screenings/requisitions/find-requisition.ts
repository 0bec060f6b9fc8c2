import type { EntityManager } from 'typeorm';
import type { Actor } from '../../kernel/actor.js';
import { conflict, notFound } from '../../kernel/domain-error.js';
import type { Duty } from '../assignments/duties.js';
import { requireDuty } from '../assignments/require-duty.js';
import { Requisition } from './requisition.entity.js';

/**
 * Locks a requisition for a change by somebody who holds one of these duties in it. The lock puts everything that
 * depends on its state (closing, opening screenings, changing the checklist) in one row.
 *
 * @throws DomainError not_found `requisition.not_found`
 */
export async function lockRequisitionFor(
  tx: EntityManager,
  actor: Actor,
  requisitionId: string,
  duties: readonly Duty[],
): Promise<Requisition> {
  await requireDuty(tx, actor, requisitionId, duties, 'requisition');
  const requisition = await tx.findOne(Requisition, {
    where: { id: requisitionId },
    lock: { mode: 'pessimistic_write' },
  });
  if (requisition === null) throw notFound('requisition');
  return requisition;
}

/**
 * A closed requisition is a closed file: nothing more is searched, assigned or opened in it.
 *
 * @throws DomainError conflict `requisition.closed`
 */
export function requireOpen(requisition: Pick<Requisition, 'state' | 'reference'>): void {
  if (requisition.state === 'open') return;
  throw conflict('requisition.closed', `Requisition ${requisition.reference} is closed; open a new one.`, {
    state: requisition.state,
  });
}
