import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';

const ALGORITHM = 'aes-256-gcm';
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/**
 * Seals remembered responses. Their table lies in the access room, which every side opens, also the hiring side; a
 * reviewer's answer holds filtered text that may never be released. Only sides with the same token secret can open
 * it, and only as the answer to that account and key.
 */
export function sealResponse(key: Buffer, reservation: string, response: unknown): string {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv(ALGORITHM, key, nonce).setAAD(Buffer.from(reservation));
  const text = Buffer.from(JSON.stringify(response ?? null), 'utf8');
  return Buffer.concat([nonce, cipher.update(text), cipher.final(), cipher.getAuthTag()]).toString('base64');
}

/** @throws Error when it was sealed with another key, for another reservation, or altered */
export function openResponse(key: Buffer, reservation: string, sealed: string): unknown {
  const bytes = Buffer.from(sealed, 'base64');
  const decipher = createDecipheriv(ALGORITHM, key, bytes.subarray(0, NONCE_BYTES), {
    authTagLength: TAG_BYTES,
  }).setAAD(Buffer.from(reservation));
  decipher.setAuthTag(bytes.subarray(-TAG_BYTES));
  const text = Buffer.concat([decipher.update(bytes.subarray(NONCE_BYTES, -TAG_BYTES)), decipher.final()]);
  const response: unknown = JSON.parse(text.toString('utf8'));
  return response;
}
