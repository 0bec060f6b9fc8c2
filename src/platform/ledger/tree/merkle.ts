import { createHash, hash as digestOf } from 'node:crypto';

export const HASH_BYTES = 32;

const LEAF_PREFIX = Uint8Array.of(0);
const NODE_PREFIX = Uint8Array.of(1);

/** The root of a tree without entries: the hash of nothing (RFC 6962, section 2.1). */
export const EMPTY_ROOT: Buffer = createHash('sha256').digest();

/** The hash of an entry. Its prefix keeps an entry from passing for an inner node (RFC 6962, section 2.1). */
export function leafHash(entry: string | Buffer): Buffer {
  const bytes = typeof entry === 'string' ? Buffer.from(entry, 'utf8') : entry;
  return digestOf('sha256', Buffer.concat([LEAF_PREFIX, bytes]), 'buffer');
}

/** The hash of an inner node, of its two children. */
export function nodeHash(left: Buffer, right: Buffer): Buffer {
  return digestOf('sha256', Buffer.concat([NODE_PREFIX, left, right]), 'buffer');
}

/** The root over hashes of one height, in order: leaf hashes, or roots of full subtrees of one size. */
export function rootOf(hashes: readonly Buffer[]): Buffer {
  const [first] = hashes;
  if (first === undefined) return EMPTY_ROOT;
  // Pairing from the left and carrying an odd last one up gives the tree of the RFC, level by level.
  let level = hashes;
  while (level.length > 1) {
    level = Array.from({ length: Math.ceil(level.length / 2) }, (_, pair) => joined(level, pair));
  }
  return level[0] ?? first;
}

function joined(level: readonly Buffer[], pair: number): Buffer {
  const left = level[pair * 2] ?? EMPTY_ROOT;
  const right = level[pair * 2 + 1];
  return right === undefined ? left : nodeHash(left, right);
}

/** The largest power of two smaller than `size`: where the RFC splits a tree of more than one entry. */
export function splitPoint(size: number): number {
  let split = 1;
  while (split * 2 < size) split *= 2;
  return split;
}
