import { createHash, hash as digestOf } from 'node:crypto';

export const HASH_BYTES = 32;

const LEAF_PREFIX = Uint8Array.of(0);
const NODE_PREFIX = 1;

/** The root of a tree without entries: the hash of nothing (RFC 6962, section 2.1). */
export const EMPTY_ROOT: Buffer = createHash('sha256').digest();

/** Prefix, left and right child: the bytes of one inner node at a time. */
const node = Buffer.alloc(1 + 2 * HASH_BYTES, NODE_PREFIX);

/** The hash of an entry. Its prefix keeps an entry from passing for an inner node (RFC 6962, section 2.1). */
export function leafHash(entry: string | Buffer): Buffer {
  const bytes = typeof entry === 'string' ? Buffer.from(entry, 'utf8') : entry;
  return digestOf('sha256', Buffer.concat([LEAF_PREFIX, bytes]), 'buffer');
}

/** The hash of an inner node, of its two children. */
export function nodeHash(left: Buffer, right: Buffer): Buffer {
  node.set(left, 1);
  node.set(right, 1 + HASH_BYTES);
  return digestOf('sha256', node, 'buffer');
}

/** The root over hashes of one height, in order: leaf hashes, or roots of full subtrees of one size. */
export function rootOf(hashes: readonly Buffer[]): Buffer {
  return rootOfBytes(Buffer.concat(hashes));
}

/** The root over hashes of one height that stand one after the other. */
export function rootOfBytes(hashes: Buffer): Buffer {
  if (hashes.length === 0) return EMPTY_ROOT;
  const level = Buffer.from(hashes);
  // Pairing from the left and carrying an odd last one up gives the tree of the RFC, level by level, each in the
  // place of the one below.
  for (let width = level.length / HASH_BYTES; width > 1; width = Math.ceil(width / 2)) {
    for (let left = 0; left < width; left += 2) joinPair(level, left, width);
  }
  return level.subarray(0, HASH_BYTES);
}

function joinPair(level: Buffer, left: number, width: number): void {
  const from = left * HASH_BYTES;
  const to = from / 2;
  if (left + 1 === width) {
    level.copy(level, to, from, from + HASH_BYTES);
    return;
  }
  // Calling a copy function for 64 bytes takes longer than copying them.
  for (let at = 0; at < 2 * HASH_BYTES; at++) node[1 + at] = level[from + at] ?? 0;
  // As a string of bytes: a Buffer of its own for each digest would cost more than the digest.
  level.write(digestOf('sha256', node, 'binary'), to, 'binary');
}

/** The largest power of two smaller than `size`: where the RFC splits a tree of more than one entry. */
export function splitPoint(size: number): number {
  let split = 1;
  while (split * 2 < size) split *= 2;
  return split;
}
