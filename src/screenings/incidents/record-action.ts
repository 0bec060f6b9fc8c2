import type { EntityManager } from 'typeorm';
import type { ActorName } from '../../kernel/actor.js';
import { newId } from '../../kernel/ids.js';
import { IncidentAction, type IncidentActionKind } from './incident-action.entity.js';

/** Writes down that something was done about an incident, in the transaction in which it is done. */
export async function recordAction(
  tx: EntityManager,
  incidentId: string,
  action: IncidentActionKind,
  related: readonly string[],
  takenBy: ActorName,
  now: Date,
): Promise<IncidentAction> {
  const row = tx.create(IncidentAction, {
    id: newId('incident_action', now),
    incidentId,
    action,
    related: [...related],
    takenBy,
    takenAt: now,
  });
  await tx.insert(IncidentAction, row);
  return row;
}
