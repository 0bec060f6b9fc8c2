import { randomBytes } from 'node:crypto';
import { chmodSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { hasCode } from '../../kernel/system-error.js';
import { createOnce } from './create-once.js';

const SECRET_NAME = /^[a-z0-9][a-z0-9.-]*$/;

/**
 * Makes the data folder. It can be entered by everyone and listed by nobody else: when the service runs as
 * root, the unprivileged user that runs PostgreSQL has to pass through it to reach its cluster. What is
 * private in it lies in folders of mode 0700.
 */
export function ensureDataFolder(dataDir: string): void {
  if (mkdirSync(dataDir, { recursive: true }) !== undefined) chmodSync(dataDir, 0o711);
}

/**
 * The secret `name` of this data folder, made on first use and the same ever after. The file appears under
 * its name only when it is complete, and only once: two starts that race read the same bytes.
 */
export function readOrCreateSecret(dataDir: string, name: string, bytes: number): Buffer {
  if (!SECRET_NAME.test(name)) throw new Error(`"${name}" cannot be the name of a secret.`);
  ensureDataFolder(dataDir);
  const folder = join(dataDir, 'secrets');
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  chmodSync(folder, 0o700);
  const file = join(folder, name);
  return readSecret(file, bytes) ?? createSecret(file, bytes);
}

function readSecret(file: string, bytes: number): Buffer | undefined {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return undefined;
    throw error;
  }
  const secret = Buffer.from(text.trim(), 'hex');
  if (secret.length === bytes) return secret;
  throw new Error(
    `${file} should hold ${bytes} bytes in hexadecimal and does not. Restore it from a backup; a new value would not open what the old one closed.`,
  );
}

function createSecret(file: string, bytes: number): Buffer {
  createOnce(file, `${randomBytes(bytes).toString('hex')}\n`, 0o600);
  const secret = readSecret(file, bytes);
  if (secret === undefined) throw new Error(`${file} vanished while it was being made.`);
  return secret;
}
