import { type EntityManager, In } from 'typeorm';
import type { Actor } from '../../kernel/actor.js';
import { conflict } from '../../kernel/domain-error.js';
import { newId } from '../../kernel/ids.js';
import { Assignment } from './assignment.entity.js';
import { conflictingDuties, type Duty } from './duties.js';
import { lockDuties, requisitionsSharingCandidates } from './shared-candidates.js';

export const CONFLICT_OF_DUTIES = 'assignment.conflict_of_duties';

/**
 * Gives somebody a duty in a requisition, if nothing they have ever been there, or in another requisition that
 * screens one of its candidates, stands against it.
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
  await lockDuties(tx);
  const sharing = await requisitionsSharingCandidates(tx, requisitionId);
  const known = await tx.findBy(Assignment, { requisitionId: In([requisitionId, ...sharing]), accountId });
  const held = known.map((assignment) => assignment.duty);
  if (conflictingDuties(held, duty).length > 0) throw conflictOfDuties();
  const earlier = known.filter((assignment) => assignment.requisitionId === requisitionId);
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
    'This person has been on the other side of this requisition, or of another that screens one of its candidates: ' +
      'whoever decides may not have prepared, and the other way round, also after the duty ended. Assign somebody else.',
    incidentId === undefined ? {} : { incidentId },
  );
}
