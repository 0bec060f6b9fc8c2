import type { EntityManager } from 'typeorm';
import { Entry } from './entry.entity.js';
import { type Break, type ChainHead, follow, GENESIS } from './verify-chain.js';

const BATCH = 2000;

export interface ChainReport {
  readonly intact: boolean;
  readonly entries: number;
  /** SHA-256 of the last good entry, hex. */
  readonly head: string;
  readonly firstBroken: { readonly seq: number; readonly reason: Break } | null;
}

/**
 * Walks the whole ledger from the first entry and recomputes every hash, in batches of constant memory.
 * Uses only what any reader can select.
 */
export async function verifyLedger(tx: EntityManager): Promise<ChainReport> {
  let head: ChainHead = GENESIS;
  for (;;) {
    const batch = await tx
      .createQueryBuilder(Entry, 'e')
      .where('e.seq > :seq', { seq: head.seq })
      .orderBy('e.seq', 'ASC')
      .limit(BATCH)
      .getMany();
    for (const entry of batch) {
      const next = follow(head, { ...entry, seq: Number(entry.seq) });
      if (typeof next === 'string') return report(head, { seq: Number(entry.seq), reason: next });
      head = next;
    }
    if (batch.length < BATCH) return report(head, null);
  }
}

function report(head: ChainHead, firstBroken: ChainReport['firstBroken']): ChainReport {
  return { intact: firstBroken === null, entries: head.seq, head: head.hash.toString('hex'), firstBroken };
}
