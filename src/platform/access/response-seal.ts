import { decrypt, encrypt } from '../../kernel/authenticated-cipher.js';

/**
 * Seals remembered responses. Their table lies in the access room, which every side opens, also the hiring side; a
 * reviewer's answer holds filtered text that may never be released. Only sides with the same token secret can open
 * it, and only as the answer to that account and key.
 */
export function sealResponse(key: Buffer, reservation: string, response: unknown): string {
  const text = Buffer.from(JSON.stringify(response ?? null), 'utf8');
  return encrypt(key, text, Buffer.from(reservation)).toString('base64');
}

/** Null when it was sealed with another key, for another reservation, or not at all, or was altered. */
export function openResponse(
  key: Buffer,
  reservation: string,
  sealed: unknown,
): { readonly response: unknown } | null {
  if (typeof sealed !== 'string') return null;
  const text = decrypt(key, Buffer.from(sealed, 'base64'), Buffer.from(reservation));
  if (text === null) return null;
  const response: unknown = JSON.parse(text.toString('utf8'));
  return { response };
}
