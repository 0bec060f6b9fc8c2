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

/** @throws Error when it was sealed with another key, for another reservation, or altered */
export function openResponse(key: Buffer, reservation: string, sealed: string): unknown {
  const text = decrypt(key, Buffer.from(sealed, 'base64'), Buffer.from(reservation));
  if (text === null) throw new Error('A remembered response can’t be opened.');
  const response: unknown = JSON.parse(text.toString('utf8'));
  return response;
}
