import { randomBytes } from 'node:crypto';
import { chmodSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
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

/** The secret `name` of this data folder; null if there is none, and then none is made. */
export function knownSecret(dataDir: string, name: string, bytes: number): Buffer | null {
  return readSecret(join(dataDir, 'secrets', name), bytes) ?? null;
}

/** The secrets `name`, `name.2`, `name.3` … of a data folder, the oldest first. */
export function numberedSecrets(dataDir: string, name: string, bytes: number): Buffer[] {
  return numbersOf(dataDir, name).map((number) => {
    const file = fileOf(dataDir, name, number);
    const secret = readSecret(file, bytes);
    if (secret === undefined) throw new Error(`${file} vanished while it was being read.`);
    return secret;
  });
}

/** Makes the next secret of a numbered series. Of two that do so at once, one fails and may try again. */
export function addNumberedSecret(dataDir: string, name: string, bytes: number): void {
  const next = (numbersOf(dataDir, name).at(-1) ?? 0) + 1;
  const file = fileOf(dataDir, name, next);
  if (!createOnce(file, newSecret(bytes), 0o600)) {
    throw new Error(`${file} was made by somebody else just now. Try again.`);
  }
}

function numbersOf(dataDir: string, name: string): number[] {
  return readdirSync(join(dataDir, 'secrets'))
    .flatMap((file) => {
      const [stem = '', number = '1', ...rest] = file.split('.');
      return stem === name && rest.length === 0 && /^[1-9]\d*$/.test(number) ? [Number(number)] : [];
    })
    .sort((a, b) => a - b);
}

function fileOf(dataDir: string, name: string, number: number): string {
  return join(dataDir, 'secrets', number === 1 ? name : `${name}.${number}`);
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
  createOnce(file, newSecret(bytes), 0o600);
  const secret = readSecret(file, bytes);
  if (secret === undefined) throw new Error(`${file} vanished while it was being made.`);
  return secret;
}

function newSecret(bytes: number): string {
  return `${randomBytes(bytes).toString('hex')}\n`;
}
