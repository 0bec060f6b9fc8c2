import type { PackPin } from '../../screenings/policy/pinned-packs.js';
import type { StoredScreeningKey } from '../sealing/screening-key.entity.js';

/** A pack's pin as the functions that read facts at once answer it. */
export interface StoredPin {
  readonly pack_id: string;
  readonly version: number;
  readonly digest: string;
}

export function pinsFrom(pins: readonly StoredPin[]): PackPin[] {
  return pins.map(({ pack_id: packId, version, digest }) => ({ packId, version, digest }));
}

/** A screening's wrapped data key as they answer it: base64, and null once it was destroyed. */
export interface StoredKey {
  readonly master_key_id: string;
  readonly wrapped_key: string | null;
}

export function storedKey(key: StoredKey): Pick<StoredScreeningKey, 'masterKeyId' | 'wrappedKey'> {
  const wrappedKey = key.wrapped_key === null ? null : Buffer.from(key.wrapped_key, 'base64');
  return { masterKeyId: key.master_key_id, wrappedKey };
}
