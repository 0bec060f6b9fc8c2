import { hash, hashRaw, verify } from '@node-rs/argon2';
import { invalid } from '../../kernel/domain-error.js';
import { COMMON_PASSWORD_STEMS } from './common-passwords.js';

export const MIN_PASSWORD = 12;
export const MAX_PASSWORD = 128;

/** Argon2id (the library's default variant) with OWASP's parameters: 19 MiB, two passes, one lane. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** The hash of a password nobody has, so that a login for an unknown e-mail costs what any login costs. */
export const NOBODYS_HASH =
  '$argon2id$v=19$m=19456,t=2,p=1$1fGTPsUW0jHuFTw8VpiHVA$Co6cBVPuQXBK+tC+5z59567V4PCy4scQdy1I/uLvBzc';

/** The same password typed on another keyboard can be other code points; hashing takes one form (NIST 800-63B). */
function normalized(password: string): string {
  return password.normalize('NFKC');
}

export async function hashPassword(password: string): Promise<string> {
  return hash(normalized(password), COST);
}

/** 32 bytes that only the password gives, for sealing; apart from its hash by the salt. */
export async function passwordKey(password: string, salt: Buffer): Promise<Buffer> {
  return hashRaw(normalized(password), { ...COST, salt, outputLen: 32 });
}

/** Whether the password fits. Without a hash it does the same work and says no. */
export async function passwordFits(stored: string | null, password: string): Promise<boolean> {
  const fits = await verify(stored ?? NOBODYS_HASH, normalized(password));
  return fits && stored !== null;
}

/**
 * Refuses passwords that are guessed first. Length is what counts; there are no rules about signs and digits.
 *
 * @throws DomainError invalid, naming the field
 */
export function requireGoodPassword(password: string, email: string): void {
  const plain = normalized(password).toLowerCase();
  const stem = plain.replace(/[^\p{L}]+$/u, '');
  const localPart = email.slice(0, email.indexOf('@'));
  const isGuessable =
    COMMON_PASSWORD_STEMS.has(plain) ||
    COMMON_PASSWORD_STEMS.has(stem) ||
    /^(.{1,4}?)\1+$/u.test(plain) ||
    plain === email ||
    stem === localPart;
  if (isGuessable) {
    throw invalid(
      'password',
      'This password is among the first that are guessed. Send another, such as four words.',
    );
  }
}
