import type { EntityManager } from 'typeorm';
import { conflict } from '../../kernel/domain-error.js';
import { isRecalled, type RecallReason, recallPacket } from '../../released/packets/packet.intake.js';
import { Incident } from '../../screenings/incidents/incident.entity.js';
import { moveStage } from '../../screenings/screenings/find-screening.js';
import type { Screening } from '../../screenings/screenings/screening.entity.js';

/**
 * Calls a packet back and opens the screening for a better one.
 *
 * @throws DomainError conflict `packet.already_recalled`
 */
export async function callBack(
  tx: EntityManager,
  packet: { readonly id: string; readonly screeningId: string },
  reason: RecallReason,
  recalledBy: string,
  now: Date,
): Promise<{ before: Screening['stage']; after: Screening['stage'] }> {
  // Moved first: the row is locked, so two recalls take turns.
  const stage = await moveStage(tx, packet.screeningId, 'packet_recalled');
  if (await isRecalled(tx, packet.id)) {
    throw conflict('packet.already_recalled', 'This packet was recalled before.', { state: 'recalled' });
  }
  await recallPacket(tx, packet.id, reason, recalledBy, now);
  return stage;
}

/**
 * The open incident that an act of containment belongs to.
 *
 * @throws DomainError conflict `incident.not_about_this`, also when there is none: whether one exists elsewhere is
 * not told
 */
export async function openIncidentOf(
  tx: EntityManager,
  incidentId: string,
  screening: Screening,
): Promise<Incident> {
  const incident = await tx.findOneBy(Incident, { id: incidentId, state: 'open' });
  const isAbout =
    incident !== null &&
    (incident.screeningId === screening.id ||
      (incident.screeningId === null && incident.requisitionId === screening.requisitionId));
  if (isAbout) return incident;
  throw conflict(
    'incident.not_about_this',
    'Name an open incident about this screening or its requisition; report one with POST /v1/incidents.',
    {
      missing: [
        { code: 'incident', detail: 'An open incident about this screening.', related: [screening.id] },
      ],
    },
  );
}
