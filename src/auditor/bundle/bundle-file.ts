import { createHash } from 'node:crypto';
import { canonicalJson, type Json } from '../../kernel/digest.js';

/** A file of a bundle: what it holds is read when it is needed, and is the same each time. */
export interface BundleFile {
  readonly path: string;
  read(): Promise<Buffer>;
}

/** A file whose bytes are known, for the manifest. */
export interface ListedFile extends BundleFile {
  readonly size: number;
  readonly sha256: string;
}

export function fileOf(path: string, content: string | Buffer): BundleFile {
  const bytes = typeof content === 'string' ? Buffer.from(content, 'utf8') : content;
  return { path, read: async () => bytes };
}

/** Canonical JSON, so that whoever checks it has one way of writing to compare with. */
export function jsonFile(path: string, value: Json): BundleFile {
  return fileOf(path, canonicalJson(value));
}

/** One canonical value a line. */
export function jsonLines(values: readonly Json[]): string {
  return values.map((value) => `${canonicalJson(value)}\n`).join('');
}

/** Reads a file once for its size and digest; the bytes are dropped again. */
export async function listed(file: BundleFile): Promise<ListedFile> {
  const bytes = await file.read();
  return { ...file, size: bytes.length, sha256: digestOf(bytes) };
}

export function digestOf(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex');
}
