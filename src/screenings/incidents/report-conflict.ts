import { type EntityManager, LessThanOrEqual } from 'typeorm';
import { SYSTEM_ACTORS } from '../../kernel/actor.js';
import type { LedgerAppender } from '../../platform/ledger/ledger-appender.js';
import { Assignment } from '../assignments/assignment.entity.js';
import { Screening } from '../screenings/screening.entity.js';
import { Incident } from './incident.entity.js';
import { openIncident } from './open-incident.js';

/**
 * The incident that somebody was to stand on both sides of a requisition. It names the screenings that the person
 * could see so far. Trying again while it is open names the same incident.
 */
export async function reportConflict(
  tx: EntityManager,
  ledger: LedgerAppender,
  requisitionId: string,
  accountId: string,
): Promise<Incident> {
  const open = await tx.findOneBy(Incident, {
    kind: 'conflict_of_duties',
    state: 'open',
    requisitionId,
    subjectAccountId: accountId,
  });
  if (open !== null) return open;
  return openIncident(tx, ledger, {
    kind: 'conflict_of_duties',
    requisitionId,
    screeningId: null,
    subjectAccountId: accountId,
    related: await screeningsSeenBy(tx, requisitionId, accountId),
    openedBy: SYSTEM_ACTORS.watch,
  });
}

/** The requisition's screenings that existed before the person's last duty there ended. */
async function screeningsSeenBy(
  tx: EntityManager,
  requisitionId: string,
  accountId: string,
): Promise<string[]> {
  const assignments = await tx.findBy(Assignment, { requisitionId, accountId });
  const now = new Date();
  const ends = assignments.map((assignment) => (assignment.endedAt ?? now).getTime());
  if (ends.length === 0) return [];
  const openedAt = LessThanOrEqual(new Date(Math.max(...ends)));
  const screenings = await tx.find(Screening, { where: { requisitionId, openedAt }, order: { id: 'ASC' } });
  return screenings.map((screening) => screening.id);
}
