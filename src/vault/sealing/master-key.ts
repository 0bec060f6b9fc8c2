import { createCipheriv, createDecipheriv, createHash, hkdfSync, randomBytes } from 'node:crypto';
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
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const ALGORITHM = 'aes-256-gcm';

/**
 * A 256-bit master key held in memory. It wraps with a key derived from it for this one purpose (HKDF,
 * RFC 5869), because other secrets are derived from the same master key.
 */
export class MasterKey implements KeyProvider {
  readonly keyId: string;
  readonly #wrappingKey: Buffer;

  constructor(bytes: Buffer) {
    if (bytes.length !== KEY_BYTES) throw new RangeError(`A master key has ${KEY_BYTES} bytes.`);
    this.#wrappingKey = derive(bytes, 'wrap screening keys');
    const fingerprint = createHash('sha256').update(derive(bytes, 'master key id')).digest('hex');
    this.keyId = `mk_${fingerprint.slice(0, 16)}`;
  }

  async wrap(dataKey: Buffer, aad: Buffer): Promise<Buffer> {
    const nonce = randomBytes(NONCE_BYTES);
    const cipher = createCipheriv(ALGORITHM, this.#wrappingKey, nonce).setAAD(aad);
    return Buffer.concat([nonce, cipher.update(dataKey), cipher.final(), cipher.getAuthTag()]);
  }

  async unwrap(wrapped: Buffer, aad: Buffer): Promise<Buffer> {
    if (wrapped.length !== NONCE_BYTES + KEY_BYTES + TAG_BYTES) throw unwrapRefused();
    const nonce = wrapped.subarray(0, NONCE_BYTES);
    const decipher = createDecipheriv(ALGORITHM, this.#wrappingKey, nonce).setAAD(aad);
    decipher.setAuthTag(wrapped.subarray(-TAG_BYTES));
    try {
      return Buffer.concat([decipher.update(wrapped.subarray(NONCE_BYTES, -TAG_BYTES)), decipher.final()]);
    } catch {
      throw unwrapRefused();
    }
  }
}

function derive(bytes: Buffer, purpose: string): Buffer {
  return Buffer.from(hkdfSync('sha256', bytes, 'fairscreen', purpose, KEY_BYTES));
}

function unwrapRefused(): DomainError {
  return new DomainError(
    'bug',
    'screening_key.unreadable',
    'A screening key could not be unwrapped: it was altered, or belongs to another screening or master key.',
  );
}
