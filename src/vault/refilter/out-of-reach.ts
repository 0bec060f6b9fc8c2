import { type EntityManager, IsNull } from 'typeorm';
import { Quarantine } from '../../screenings/quarantines/quarantine.entity.js';
import type { Finding } from '../findings/finding.entity.js';
import { StoredScreeningKey } from '../sealing/screening-key.entity.js';

/** Why nobody opens a finding: it was put away because of an incident, or its key was destroyed. Null where neither. */
export async function outOfReach(
  tx: EntityManager,
  finding: Finding,
): Promise<'quarantined' | 'disposed' | null> {
  const key = await tx.findOneBy(StoredScreeningKey, { screeningId: finding.screeningId });
  if (key?.destroyedAt != null) return 'disposed';
  const isPutAway = await tx.existsBy(Quarantine, { thingId: finding.id, liftedAt: IsNull() });
  return isPutAway ? 'quarantined' : null;
}
