import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';

const ALGORITHM = 'aes-256-gcm';
/** NIST SP 800-38D: a random 96-bit nonce for each encryption, a 128-bit tag. */
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** How many bytes longer than the plaintext the encrypted bytes are. */
export const ENCRYPTION_OVERHEAD_BYTES = NONCE_BYTES + TAG_BYTES;

/**
 * Encrypts with AES-256-GCM. The only place of the service that does.
 *
 * @param key 32 bytes
 * @param associated what the bytes are bound to: they open only together with the same
 * @returns nonce, ciphertext, tag
 */
export function encrypt(key: Buffer, plaintext: Buffer, associated: Buffer): Buffer {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv(ALGORITHM, key, nonce).setAAD(associated);
  return Buffer.concat([nonce, cipher.update(plaintext), cipher.final(), cipher.getAuthTag()]);
}

/** The plaintext, or null when the bytes were altered, or belong to another key or to something else. */
export function decrypt(key: Buffer, encrypted: Buffer, associated: Buffer): Buffer | null {
  if (encrypted.length < ENCRYPTION_OVERHEAD_BYTES) return null;
  const nonce = encrypted.subarray(0, NONCE_BYTES);
  const decipher = createDecipheriv(ALGORITHM, key, nonce, { authTagLength: TAG_BYTES });
  decipher.setAAD(associated).setAuthTag(encrypted.subarray(-TAG_BYTES));
  try {
    return Buffer.concat([decipher.update(encrypted.subarray(NONCE_BYTES, -TAG_BYTES)), decipher.final()]);
  } catch {
    return null;
  }
}
