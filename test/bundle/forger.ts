import { archiveOf } from '../../src/auditor/bundle/archive.js';
import { digestOf, fileOf, listed } from '../../src/auditor/bundle/bundle-file.js';
import { canonicalJson, type Json } from '../../src/kernel/digest.js';
import { signCheckpoint } from '../../src/platform/ledger/notes/checkpoint.js';
import { signerOf, verifierOf, verifierText } from '../../src/platform/ledger/notes/signed-note.js';
import { leafHash, rootOf } from '../../src/platform/ledger/tree/merkle.js';
import {
  consistencyRanges,
  inclusionRanges,
  type Range,
} from '../../src/platform/ledger/tree/proof-ranges.js';
import { readArchive } from '../../verifier/archive.mjs';
import { LOG_SEED, SIGNED_LOG } from './exported.js';

export type Members = { [member: string]: Json };
export type Files = Map<string, Buffer>;

/** An entry as a forger has it before them. */
export type EntryJson = {
  id: string;
  at: string;
  actor: string;
  kind: string;
  version: number;
  body: Members;
};

const ENTRIES = 'ledger/entries-0001.jsonl';
const PROOFS = 'ledger/proofs-0001.jsonl';

export function filesOf(bundle: Buffer): Files {
  const { files, faults } = readArchive(bundle);
  if (faults.length > 0) throw new Error(JSON.stringify(faults));
  return new Map([...files].map(([path, bytes]) => [path, Buffer.from(bytes)]));
}

/** What anybody can do who has the archive: change files, and pack them again. */
export async function packed(files: Files): Promise<Buffer> {
  const all = await Promise.all([...files].map(([path, bytes]) => listed(fileOf(path, bytes))));
  const chunks: Buffer[] = [];
  for await (const chunk of archiveOf(all).stream) chunks.push(chunk);
  return Buffer.concat(chunks);
}

export function jsonIn(files: Files, path: string): Json {
  return JSON.parse(contentOf(files, path).toString('utf8'));
}

export function contentOf(files: Files, path: string): Buffer {
  const bytes = files.get(path);
  if (bytes === undefined) throw new Error(`no ${path}`);
  return bytes;
}

export function write(files: Files, path: string, value: Json | string): void {
  files.set(path, Buffer.from(typeof value === 'string' ? value : canonicalJson(value), 'utf8'));
}

/** Replaces words in a file; a forgery that changes nothing would test nothing. */
export function replaced(files: Files, path: string, what: string | RegExp, by: string): void {
  const before = contentOf(files, path).toString('utf8');
  const after = before.replace(what, by);
  if (after === before) throw new Error(`${String(what)} is not in ${path}`);
  write(files, path, after);
}

export function linesIn(files: Files, path: string): string[] {
  return contentOf(files, path).toString('utf8').trimEnd().split('\n');
}

export function entriesIn(files: Files): EntryJson[] {
  return linesIn(files, ENTRIES).map((line) => JSON.parse(line));
}

/** Brings the manifest up to what the files are now, as somebody would who hopes that nobody checks its anchor. */
export function listAnew(files: Files, entries?: number, sizes?: { first: number; last: number }): void {
  const manifest = jsonIn(files, 'manifest.json') as Members;
  const ledger = manifest['ledger'] as Members;
  const own = [...files].filter(([path]) => path !== 'manifest.json' && !path.startsWith('anchor/'));
  write(files, 'manifest.json', {
    ...manifest,
    ledger: {
      ...ledger,
      entries: entries ?? ledger['entries'] ?? 0,
      first_size: sizes?.first ?? ledger['first_size'] ?? 0,
      last_size: sizes?.last ?? ledger['last_size'] ?? 0,
    },
    files: own.map(([path, bytes]) => ({ path, sha256: digestOf(bytes), size: bytes.length })),
  });
}

/**
 * What only somebody can do who has the ledger's private key: write another history and sign it. Everything that can be
 * recomputed is, so that what is left to find is in what the history says.
 */
export function signAnew(files: Files, entries: readonly EntryJson[], seed = LOG_SEED): void {
  const signer = signerOf(SIGNED_LOG.LEDGER_ORIGIN, seed);
  const texts = entries.map((entry) => canonicalJson(entry));
  const leaves = texts.map((text) => leafHash(text));
  const last = leaves.length;
  const first = Math.ceil(last / 2);
  const noteOf = (size: number, of: readonly Buffer[]) =>
    signCheckpoint({ size, root: rootOf(of.slice(0, size)) }, signer);
  write(files, ENTRIES, texts.map((text) => `${text}\n`).join(''));
  const proofs = texts.map((text, index) => proofLine(text, index, leaves, last));
  write(files, PROOFS, proofs.map((proof) => `${canonicalJson(proof)}\n`).join(''));
  write(files, 'ledger/key.txt', `${verifierText(verifierOf(signer))}\n`);
  write(files, 'ledger/first.checkpoint', noteOf(first, leaves));
  write(files, 'ledger/last.checkpoint', noteOf(last, leaves));
  write(files, 'ledger/consistency.json', consistency(first, last, leaves));
  listAnew(files, last, { first, last });
  const anchor = JSON.parse(contentOf(files, 'anchor/entry.json').toString('utf8')) as EntryJson;
  anchor.body['manifest_digest'] = digestOf(contentOf(files, 'manifest.json'));
  const anchored = canonicalJson(anchor);
  const all = [...leaves, leafHash(anchored)];
  write(files, 'anchor/entry.json', anchored);
  write(files, 'anchor/proof.json', proofLine(anchored, last, all, last + 1));
  write(files, 'anchor/checkpoint', noteOf(last + 1, all));
  write(files, 'anchor/consistency.json', [consistency(last, last + 1, all)]);
}

function proofLine(text: string, index: number, leaves: readonly Buffer[], size: number): Json {
  const { id }: { id: string } = JSON.parse(text);
  return {
    entry_id: id,
    leaf_index: index,
    leaf_hash: leafHash(text).toString('base64'),
    hashes: inclusionRanges(index, size).map((range) => rootIn(range, leaves)),
  };
}

function consistency(from: number, to: number, leaves: readonly Buffer[]): Json {
  return { from, to, hashes: consistencyRanges(from, to).map((range) => rootIn(range, leaves)) };
}

function rootIn({ from, to }: Range, leaves: readonly Buffer[]): string {
  return rootOf(leaves.slice(from, to)).toString('base64');
}

/** A tar file with one entry of any name, type and size, its sum in order. */
export function tarEntry(
  name: string,
  content: Buffer,
  { type = '0', mode = '0000644', size = content.length } = {},
): Buffer {
  const header = Buffer.alloc(512);
  header.write(name, 0, 'latin1');
  header.write(`${mode}\0`, 100, 'latin1');
  header.write('0000000\x000000000\0', 108, 'latin1');
  header.write(`${size.toString(8).padStart(11, '0')}\x0000000000000\0        `, 124, 'latin1');
  header.write(type, 156, 'latin1');
  header.write('ustar\x0000', 257, 'latin1');
  const sum = header.reduce((total, byte) => total + byte, 0);
  header.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148, 'latin1');
  return Buffer.concat([header, content, Buffer.alloc((512 - (content.length % 512)) % 512)]);
}
