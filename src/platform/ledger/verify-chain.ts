import { createHash } from 'node:crypto';

/** An entry as stored: its place, its canonical bytes and the two hashes. */
export interface StoredEntry {
  readonly seq: number;
  readonly canonical: string;
  readonly previousHash: Buffer;
  readonly hash: Buffer;
}

/** Why an entry does not follow from the one before it. */
export type Break = 'gap_in_sequence' | 'previous_hash_differs' | 'hash_differs';

export interface ChainHead {
  readonly seq: number;
  readonly hash: Buffer;
}

/** What the first entry follows: sequence 0 and 32 zero bytes. */
export const GENESIS: ChainHead = { seq: 0, hash: Buffer.alloc(32) };

/**
 * Recomputes one link: hash = SHA-256(previous hash || canonical bytes). Pure, and shares nothing with the
 * appender but this formula. Returns the new head, or why the chain breaks here.
 */
export function follow(head: ChainHead, entry: StoredEntry): ChainHead | Break {
  if (entry.seq !== head.seq + 1) return 'gap_in_sequence';
  if (!entry.previousHash.equals(head.hash)) return 'previous_hash_differs';
  const expected = createHash('sha256').update(head.hash).update(entry.canonical, 'utf8').digest();
  if (!entry.hash.equals(expected)) return 'hash_differs';
  return { seq: entry.seq, hash: entry.hash };
}
