import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { type NoteVerifier, parseVerifier } from '../platform/ledger/notes/signed-note.js';
import { type Command, EXIT_FAILED, EXIT_OK, UsageError } from './command.js';
import { type Check, checkProof, checkSignature, parsed, signatureIn } from './packet-check/checked-file.js';
import { checksAt, keysAt, ServiceUnreachable } from './packet-check/released-at.js';

interface Options {
  readonly file: Buffer;
  readonly url: string | null;
  readonly signature: string | null;
  /** The published keys, where they were kept; else the service is asked. */
  readonly keySet: unknown;
  readonly proof: { readonly contents: unknown; readonly log: NoteVerifier } | null;
}

/**
 * `packet:check`: whether a file is a packet as it was released. With `--url` the service is asked; with a signature and
 * kept keys, or with a proof and the ledger's key, nobody is, and the answer is the same years later.
 */
export const packetCheckCommand: Command = async (args) => {
  const options = optionsOf(args);
  try {
    const checks = await checksOf(options);
    for (const { passed, words } of checks) process.stdout.write(`${passed ? '✓' : '✗'} ${words}\n`);
    const isGood = checks.every(({ passed }) => passed);
    process.stdout.write(isGood ? 'The file is genuine.\n' : 'Do not use this file.\n');
    return isGood ? EXIT_OK : EXIT_FAILED;
  } catch (error) {
    if (!(error instanceof ServiceUnreachable)) throw error;
    process.stderr.write(`Not checked. ${error.message}\n`);
    return EXIT_FAILED;
  }
};

async function checksOf({ file, url, signature, keySet, proof }: Options): Promise<Check[]> {
  const checks: Check[] = [];
  if (signature !== null) {
    const keys = keySet ?? (url === null ? null : await keysAt(url));
    checks.push(checkSignature(file, signatureIn(signature, file), keys));
  }
  if (proof !== null) checks.push(checkProof(file, proof.contents, proof.log));
  if (url !== null) checks.push(...(await checksAt(url, file)));
  return checks;
}

function optionsOf(args: readonly string[]): Options {
  const { values, positionals } = read(args);
  const { url, signature, jwks, proof, key } = values;
  const [file, ...more] = positionals;
  if (file === undefined || more.length > 0) throw new UsageError('Give the file to check: one.');
  if (url !== undefined && !/^https?:\/\/[^\s/]+\/?$/.test(url)) {
    throw new UsageError('--url is the address of the service, such as https://screening.city.example.');
  }
  if (signature !== undefined && jwks === undefined && url === undefined) {
    throw new UsageError('--signature goes with --jwks, the published keys, or with --url, where they are.');
  }
  if (url === undefined && signature === undefined && proof === undefined) {
    throw new UsageError('Give --url, or --signature with --jwks, or --proof with --key.');
  }
  return {
    file: bytesOf(file),
    url: url ?? null,
    signature: signature === undefined ? null : bytesOf(signature).toString('utf8'),
    keySet: jwks === undefined ? null : parsed(bytesOf(jwks).toString('utf8')),
    proof:
      proof === undefined ? null : { contents: parsed(bytesOf(proof).toString('utf8')), log: logOf(key) },
  };
}

function logOf(key: string | undefined): NoteVerifier {
  const log = key === undefined ? null : parseVerifier(key);
  if (log !== null) return log;
  throw new UsageError(
    '--proof goes with --key NAME+ID+KEY, the ledger’s public key as /v1/ledger/key shows it.',
  );
}

function bytesOf(file: string): Buffer {
  try {
    return readFileSync(file);
  } catch {
    throw new UsageError(`The file ${file} can not be read.`);
  }
}

function read(args: readonly string[]) {
  const text = { type: 'string' } as const;
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { url: text, signature: text, jwks: text, proof: text, key: text },
    });
  } catch {
    throw new UsageError('It takes a file, --url, --signature, --jwks, --proof and --key.');
  }
}
