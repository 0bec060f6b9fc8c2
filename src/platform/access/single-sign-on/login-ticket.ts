import { decrypt, encrypt } from '../../../kernel/authenticated-cipher.js';

/** What one login has to remember until the person comes back. The browser keeps it, sealed. */
export interface LoginTicket {
  readonly state: string;
  readonly nonce: string;
  /** PKCE (RFC 7636). */
  readonly verifier: string;
  readonly expiresAt: number;
}

const PURPOSE = Buffer.from('login ticket');

/**
 * Sealed, not only signed: whoever reads it on the way learns no verifier. It comes back beside the address, never in
 * it, so that a person can't be made to finish a login that somebody else began (login CSRF).
 */
export function sealTicket(key: Buffer, ticket: LoginTicket): string {
  return encrypt(key, Buffer.from(JSON.stringify(ticket), 'utf8'), PURPOSE).toString('base64url');
}

/** The ticket; null if it is none of ours or too old. */
export function openTicket(key: Buffer, sealed: string, now: number): LoginTicket | null {
  const text = decrypt(key, Buffer.from(sealed, 'base64url'), PURPOSE);
  if (text === null) return null;
  const ticket: LoginTicket = JSON.parse(text.toString('utf8'));
  return ticket.expiresAt > now ? ticket : null;
}
