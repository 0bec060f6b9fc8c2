import { createHash } from 'node:crypto';
import { decrypt, ENCRYPTION_OVERHEAD_BYTES, encrypt } from '../../kernel/authenticated-cipher.js';
import { deriveKey } from '../../kernel/derive-key.js';
import { DomainError } from '../../kernel/domain-error.js';

/**
 * Wraps the data keys of the screenings. The built-in one is `MasterKey`; a key management service can stand
 * behind the same three members, which is why they are asynchronous.
 */
export interface KeyProvider {
  /** Which master key wraps; stored beside each wrapped key, so that a wrong key is told apart from tampering. */
  readonly keyId: string;
  wrap(dataKey: Buffer, aad: Buffer): Promise<Buffer>;
  unwrap(wrapped: Buffer, aad: Buffer): Promise<Buffer>;
}

const KEY_BYTES = 32;

/**
 * A 256-bit master key held in memory. It wraps with a key derived from it for this one purpose (HKDF,
 * RFC 5869), because other secrets are derived from the same master key.
 */
export class MasterKey implements KeyProvider {
  readonly keyId: string;
  readonly #wrappingKey: Buffer;

  constructor(bytes: Buffer) {
    if (bytes.length !== KEY_BYTES) throw new RangeError(`A master key has ${KEY_BYTES} bytes.`);
    this.#wrappingKey = deriveKey(bytes, 'wrap screening keys');
    const fingerprint = createHash('sha256').update(deriveKey(bytes, 'master key id')).digest('hex');
    this.keyId = `mk_${fingerprint.slice(0, 16)}`;
  }

  async wrap(dataKey: Buffer, aad: Buffer): Promise<Buffer> {
    return encrypt(this.#wrappingKey, dataKey, aad);
  }

  async unwrap(wrapped: Buffer, aad: Buffer): Promise<Buffer> {
    if (wrapped.length !== KEY_BYTES + ENCRYPTION_OVERHEAD_BYTES) throw unwrapRefused();
    const dataKey = decrypt(this.#wrappingKey, wrapped, aad);
    if (dataKey === null) throw unwrapRefused();
    return dataKey;
  }
}

function unwrapRefused(): DomainError {
  return new DomainError(
    'bug',
    'screening_key.unreadable',
    'A screening key could not be unwrapped: it was altered, or belongs to another screening or master key.',
  );
}
