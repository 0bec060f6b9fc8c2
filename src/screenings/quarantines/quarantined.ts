import { type EntityManager, IsNull } from 'typeorm';
import { conflict, type DomainError } from '../../kernel/domain-error.js';
import { Quarantine } from './quarantine.entity.js';

/** The searches and findings of a screening that nobody may use now. */
export async function quarantinedIn(tx: EntityManager, screeningId: string): Promise<ReadonlySet<string>> {
  const rows = await tx.findBy(Quarantine, { screeningId, liftedAt: IsNull() });
  return new Set(rows.map((row) => row.thingId));
}

/**
 * What was put away is neither read nor used: knowing it is what the law forbids.
 *
 * @throws DomainError conflict `<noun>.quarantined`, naming the incident
 */
export async function refuseQuarantined(tx: EntityManager, id: string, noun: string): Promise<void> {
  const row = await tx.findOneBy(Quarantine, { thingId: id, liftedAt: IsNull() });
  if (row !== null) throw quarantined(noun, row.incidentId);
}

export function quarantined(noun: string, incidentId: string): DomainError {
  return conflict(
    `${noun}.quarantined`,
    'This was put away because of an incident: nobody reads or uses it until a second person lifts that.',
    {
      state: 'quarantined',
      missing: [{ code: 'incident', detail: 'The incident that caused it.', related: [incidentId] }],
    },
  );
}
