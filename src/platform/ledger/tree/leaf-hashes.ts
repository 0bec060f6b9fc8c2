import { hash as digestOf } from 'node:crypto';
import { HASH_BYTES } from './merkle.js';

const LINE_BREAK = 0x0a;

/**
 * The leaf hashes of entries, one after the other, from their lines. Canonical JSON has no line breaks, so the byte
 * in front of each line can become the leaf's prefix (RFC 6962, section 2.1), and nothing is copied or parsed.
 *
 * @returns null if there are not so many lines
 */
export function leafHashesOf(lines: string, count: number): Buffer | null {
  const bytes = Buffer.from(`\0${lines}`, 'utf8');
  const hashes = Buffer.allocUnsafe(count * HASH_BYTES);
  let start = 0;
  for (let place = 0; place < count; place++) {
    const found = bytes.indexOf(LINE_BREAK, start + 1);
    const end = found < 0 ? bytes.length : found;
    if ((end === bytes.length) !== (place === count - 1)) return null;
    bytes[start] = 0;
    // As a string of bytes: a Buffer of its own for each digest would cost more than the digest.
    const digest = digestOf('sha256', bytes.subarray(start, end), 'binary');
    hashes.write(digest, place * HASH_BYTES, 'binary');
    start = end;
  }
  return hashes;
}
