import type { EntityManager } from 'typeorm';
import type { Actor } from '../../kernel/actor.js';
import { conflict } from '../../kernel/domain-error.js';
import { newId } from '../../kernel/ids.js';
import { Assignment } from './assignment.entity.js';
import { conflictingDuties, type Duty } from './duties.js';

export const CONFLICT_OF_DUTIES = 'assignment.conflict_of_duties';

/**
 * Gives somebody a duty in a requisition, if nothing they have ever been there stands against it.
 *
 * @throws DomainError conflict `assignment.conflict_of_duties` or `assignment.exists`
 */
export async function assignDuty(
  tx: EntityManager,
  actor: Actor,
  requisitionId: string,
  accountId: string,
  duty: Duty,
  now: Date,
): Promise<Assignment> {
  const earlier = await tx.findBy(Assignment, { requisitionId, accountId });
  const held = earlier.map((assignment) => assignment.duty);
  if (conflictingDuties(held, duty).length > 0) throw conflictOfDuties();
  if (earlier.some((assignment) => assignment.endedAt === null && assignment.duty === duty)) {
    throw conflict('assignment.exists', 'This account holds this duty in the requisition already.');
  }
  const assignment = tx.create(Assignment, {
    id: newId('assignment', now),
    requisitionId,
    accountId,
    duty,
    assignedBy: actor.accountId,
    assignedAt: now,
    endedBy: null,
    endedAt: null,
  });
  await tx.insert(Assignment, assignment);
  return assignment;
}

/** The refusal when somebody would come to stand on both sides (city policy B6). */
export function conflictOfDuties(incidentId?: string) {
  return conflict(
    CONFLICT_OF_DUTIES,
    'This person has been on the other side of this requisition: whoever decides may not have prepared, and the ' +
      'other way round, also after the duty ended. Assign somebody else.',
    incidentId === undefined ? {} : { incidentId },
  );
}
