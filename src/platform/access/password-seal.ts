import { randomBytes } from 'node:crypto';
import { decrypt, encrypt } from '../../kernel/authenticated-cipher.js';
import { passwordKey } from './passwords.js';

const SALT_BYTES = 16;

export interface PasswordSealed {
  readonly salt: Buffer;
  readonly sealed: Buffer;
}

/** Seals bytes so that only who knows the account's password opens them; bound to the account. */
export async function sealWithPassword(
  password: string,
  accountId: string,
  bytes: Buffer,
): Promise<PasswordSealed> {
  const salt = randomBytes(SALT_BYTES);
  return { salt, sealed: encrypt(await passwordKey(password, salt), bytes, Buffer.from(accountId)) };
}

/** The bytes, or null when the password is another than the one they were sealed with. */
export async function openWithPassword(
  password: string,
  accountId: string,
  { salt, sealed }: PasswordSealed,
): Promise<Buffer | null> {
  return decrypt(await passwordKey(password, salt), sealed, Buffer.from(accountId));
}
