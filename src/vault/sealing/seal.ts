import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { canonicalJson } from '../../kernel/digest.js';
import { DomainError } from '../../kernel/domain-error.js';

/** Where a sealed value lives. It is bound to the place: moved to another row or column, it can't be opened. */
export interface SealedPlace {
  readonly table: string;
  readonly column: string;
  readonly row: string;
}

const ALGORITHM = 'aes-256-gcm';
/** The layout: version byte, nonce, ciphertext, tag (NIST SP 800-38D: 96-bit nonce, 128-bit tag). */
const LAYOUT_VERSION = 1;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const HEADER_BYTES = 1 + NONCE_BYTES;

export function seal(dataKey: Buffer, plaintext: string, place: SealedPlace): Buffer {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv(ALGORITHM, dataKey, nonce).setAAD(associatedData(place));
  const ciphertext = Buffer.concat([cipher.update(plaintext, 'utf8'), cipher.final()]);
  return Buffer.concat([Buffer.of(LAYOUT_VERSION), nonce, ciphertext, cipher.getAuthTag()]);
}

/** @throws DomainError bug `sealed.unreadable` when the bytes were altered, moved, or sealed with another key */
export function unseal(dataKey: Buffer, sealed: Buffer, place: SealedPlace): string {
  if (sealed.length < HEADER_BYTES + TAG_BYTES || sealed[0] !== LAYOUT_VERSION) throw unreadable(place);
  const decipher = createDecipheriv(ALGORITHM, dataKey, sealed.subarray(1, HEADER_BYTES));
  decipher.setAAD(associatedData(place)).setAuthTag(sealed.subarray(-TAG_BYTES));
  try {
    const opened = Buffer.concat([
      decipher.update(sealed.subarray(HEADER_BYTES, -TAG_BYTES)),
      decipher.final(),
    ]);
    return opened.toString('utf8');
  } catch {
    throw unreadable(place);
  }
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
