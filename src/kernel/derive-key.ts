import { hkdfSync } from 'node:crypto';

const KEY_BYTES = 32;

/** A key for one purpose from a secret that serves several (HKDF, RFC 5869): what is made with one fits no other. */
export function deriveKey(secret: Buffer, purpose: string): Buffer {
  return Buffer.from(hkdfSync('sha256', secret, 'fairscreen', purpose, KEY_BYTES));
}
