import { decrypt, encrypt } from '../../kernel/authenticated-cipher.js';
import { canonicalJson } from '../../kernel/digest.js';
import { DomainError } from '../../kernel/domain-error.js';

/** Where a sealed value lives. It is bound to the place: moved to another row or column, it can't be opened. */
export interface SealedPlace {
  readonly table: string;
  readonly column: string;
  readonly row: string;
}

/** The layout: version byte, then nonce, ciphertext and tag. */
const LAYOUT_VERSION = 1;

export function seal(dataKey: Buffer, plaintext: string, place: SealedPlace): Buffer {
  const encrypted = encrypt(dataKey, Buffer.from(plaintext, 'utf8'), associatedData(place));
  return Buffer.concat([Buffer.of(LAYOUT_VERSION), encrypted]);
}

/** @throws DomainError bug `sealed.unreadable` when the bytes were altered, moved, or sealed with another key */
export function unseal(dataKey: Buffer, sealed: Buffer, place: SealedPlace): string {
  if (sealed[0] !== LAYOUT_VERSION) throw unreadable(place);
  const opened = decrypt(dataKey, sealed.subarray(1), associatedData(place));
  if (opened === null) throw unreadable(place);
  return opened.toString('utf8');
}

/** Says which row, and nothing about its contents. */
export function unreadable(place: SealedPlace): DomainError {
  return new DomainError(
    'bug',
    'sealed.unreadable',
    `${place.table}.${place.column} of ${place.row} can't be opened: altered, moved, or sealed with another key.`,
  );
}

function associatedData(place: SealedPlace): Buffer {
  return Buffer.from(canonicalJson([LAYOUT_VERSION, place.table, place.column, place.row]), 'utf8');
}
