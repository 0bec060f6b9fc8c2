import type { EntityManager } from 'typeorm';
import { fileOf } from '../../screenings/consistency/blind.js';
import type { ScreeningKey } from '../sealing/screening-key.js';
import type { ScreeningKeys } from '../sealing/screening-keys.js';
import { Identity } from './identity.entity.js';
import { type IdentityDetails, identityDetails, identityPlace } from './identity-details.js';

/**
 * The candidate's identity as it is on file, opened; null while there is none. A second, blind screening reads it from
 * the first's file: it is the same person.
 */
export async function identityOf(
  tx: EntityManager,
  keys: ScreeningKeys,
  screeningId: string,
): Promise<{ readonly identity: Identity; readonly details: IdentityDetails } | null> {
  const identity = await tx.findOneBy(Identity, { screeningId: await fileOf(tx, screeningId) });
  return identity === null ? null : { identity, details: await openIdentity(tx, keys, identity) };
}

export async function openIdentity(
  tx: EntityManager,
  keys: ScreeningKeys,
  identity: Identity,
): Promise<IdentityDetails> {
  return detailsIn(await keys.open(tx, identity.screeningId), identity);
}

/** The same with its screening's key, opened already. */
export function detailsIn(
  key: ScreeningKey,
  { screeningId, sealed }: Pick<Identity, 'screeningId' | 'sealed'>,
): IdentityDetails {
  return identityDetails(key.open(sealed, identityPlace(screeningId)));
}
