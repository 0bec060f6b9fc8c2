import { type EntityManager, In, IsNull } from 'typeorm';
import { conflict } from '../../kernel/domain-error.js';
import { Assignment } from '../assignments/assignment.entity.js';
import { requisitionsSharingCandidates } from '../assignments/shared-candidates.js';
import { Screening } from '../screenings/screening.entity.js';
import type { Incident } from './incident.entity.js';

/**
 * Somebody is recused when they hold no duty any more in the requisition, nor where its candidates are screened.
 *
 * @throws DomainError conflict `incident.nobody_to_recuse` or `incident.not_recused`
 */
export async function requireRecused(tx: EntityManager, incident: Incident): Promise<void> {
  const { subjectAccountId } = incident;
  const requisitionId = await requisitionOf(tx, incident);
  if (subjectAccountId === null || requisitionId === null) {
    throw conflict('incident.nobody_to_recuse', 'This incident names no person and requisition to recuse.');
  }
  const requisitionIds = [requisitionId, ...(await requisitionsSharingCandidates(tx, requisitionId))];
  const held = await tx.findBy(Assignment, {
    accountId: subjectAccountId,
    requisitionId: In(requisitionIds),
    endedAt: IsNull(),
  });
  if (held.length === 0) return;
  throw conflict('incident.not_recused', 'This person still holds a duty there.', {
    missing: [
      {
        code: 'assignment',
        detail: 'End these first: DELETE /v1/assignments/{id}.',
        related: held.map(({ id }) => id),
      },
    ],
  });
}

async function requisitionOf(tx: EntityManager, incident: Incident): Promise<string | null> {
  if (incident.requisitionId !== null) return incident.requisitionId;
  if (incident.screeningId === null) return null;
  const screening = await tx.findOneBy(Screening, { id: incident.screeningId });
  return screening?.requisitionId ?? null;
}
