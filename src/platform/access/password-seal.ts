import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { passwordKey } from './passwords.js';

const ALGORITHM = 'aes-256-gcm';
const SALT_BYTES = 16;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

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
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv(ALGORITHM, await passwordKey(password, salt), nonce).setAAD(
    Buffer.from(accountId),
  );
  const sealed = Buffer.concat([nonce, cipher.update(bytes), cipher.final(), cipher.getAuthTag()]);
  return { salt, sealed };
}

/** The bytes, or null when the password is another than the one they were sealed with. */
export async function openWithPassword(
  password: string,
  accountId: string,
  { salt, sealed }: PasswordSealed,
): Promise<Buffer | null> {
  const key = await passwordKey(password, salt);
  const decipher = createDecipheriv(ALGORITHM, key, sealed.subarray(0, NONCE_BYTES)).setAAD(
    Buffer.from(accountId),
  );
  decipher.setAuthTag(sealed.subarray(-TAG_BYTES));
  try {
    return Buffer.concat([decipher.update(sealed.subarray(NONCE_BYTES, -TAG_BYTES)), decipher.final()]);
  } catch {
    return null;
  }
}
