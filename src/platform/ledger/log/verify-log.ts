import type { EntityManager } from 'typeorm';
import { Between, MoreThan } from 'typeorm';
import { Entry } from '../entry.entity.js';
import { type Checkpoint, openCheckpoint } from '../notes/checkpoint.js';
import type { NoteVerifier } from '../notes/signed-note.js';
import { GrowingTree } from '../tree/growing-tree.js';
import { leafHash } from '../tree/merkle.js';
import { type ChainHead, follow, GENESIS } from '../verify-chain.js';
import { firstWrongTile } from './compare-tiles.js';
import type { FirstBroken } from './flaws.js';
import { CheckpointRow } from './log.entities.js';
import { latestCheckpoint } from './stored-tiles.js';

const BATCH = 2_000;

/** What the verifier knows from elsewhere. */
export interface Trusted {
  /** Null: signatures can't be checked, only what they are over. */
  readonly log: NoteVerifier | null;
  /** A checkpoint that was kept away from the database, already opened. */
  readonly kept: Checkpoint | null;
}

export interface LogReport {
  readonly intact: boolean;
  /** Entries up to the first broken one. */
  readonly entries: number;
  /** How many entries signed checkpoints vouch for. */
  readonly signed: number;
  /** SHA-256 of the last good link of the chain, hex. */
  readonly head: string;
  readonly firstBroken: FirstBroken | null;
}

/**
 * Recomputes everything from the entries: each link of the chain, each hash of each tile, each checkpoint's root and
 * signature. In batches of constant memory, with nothing but what any reader can select.
 */
export async function verifyLog(tx: EntityManager, trusted: Trusted): Promise<LogReport> {
  const stored = Number((await latestCheckpoint(tx))?.treeSize ?? 0);
  const signed = Math.max(stored, trusted.kept?.size ?? 0);
  const tree = new GrowingTree(0, () => Buffer.alloc(0));
  let head: ChainHead = GENESIS;
  let agreed = 0;
  for (;;) {
    const entries = await tx.find(Entry, {
      where: { seq: MoreThan(String(head.seq)) },
      order: { seq: 'ASC' },
      take: BATCH,
    });
    const last = head.seq + entries.length;
    const heads = await headsBetween(tx, { from: head.seq + 1, to: last }, trusted);
    let flaw: FirstBroken | null = null;
    for (const entry of entries) {
      const seq = Number(entry.seq);
      const next = follow(head, { ...entry, seq });
      if (typeof next === 'string') {
        flaw = { seq, reason: next };
        break;
      }
      head = next;
      tree.append(leafHash(entry.canonical));
      // Only what was integrated is in tiles; the rest of the tree is still to come.
      if (seq === stored) flaw = await firstWrongTile(tx, tree.takeParts());
      const [wrong] = (heads.get(seq) ?? []).filter(
        (one) => one.root === null || !one.root.equals(tree.root()),
      );
      if (flaw === null && wrong !== undefined) {
        const inTiles = seq <= stored ? await firstWrongTile(tx, tree.takeParts()) : null;
        flaw = inTiles ?? {
          seq: agreed + 1,
          reason: wrong.root === null ? 'checkpoint_not_signed' : 'root_differs',
        };
      }
      if (flaw !== null) break;
      if (heads.has(seq)) agreed = seq;
    }
    const parts = tree.takeParts();
    if (head.seq <= stored) flaw = earlier(await firstWrongTile(tx, parts), flaw);
    if (flaw === null && entries.length === BATCH) continue;
    if (flaw === null && head.seq < signed) flaw = { seq: head.seq + 1, reason: 'entry_missing' };
    return reportOf(head, agreed, flaw);
  }
}

interface SignedHead {
  /** Null when the checkpoint is not signed with the key that was given. */
  readonly root: Buffer | null;
}

/** What was signed over trees of these sizes, in the database and elsewhere. */
async function headsBetween(
  tx: EntityManager,
  { from, to }: { from: number; to: number },
  { log, kept }: Trusted,
): Promise<ReadonlyMap<number, readonly SignedHead[]>> {
  const heads = new Map<number, SignedHead[]>();
  const rows = await tx.find(CheckpointRow, { where: { treeSize: Between(String(from), String(to)) } });
  for (const row of rows) heads.set(Number(row.treeSize), [{ root: signedRoot(row, log) }]);
  if (kept !== null) heads.set(kept.size, [...(heads.get(kept.size) ?? []), { root: kept.root }]);
  return heads;
}

function signedRoot({ note, treeSize, rootHash }: CheckpointRow, log: NoteVerifier | null): Buffer | null {
  if (log === null) return rootHash;
  const opened = openCheckpoint(note, log);
  if (opened === null || opened.size !== Number(treeSize)) return null;
  return opened.root.equals(rootHash) ? rootHash : null;
}

function earlier(one: FirstBroken | null, other: FirstBroken | null): FirstBroken | null {
  if (one === null || other === null) return one ?? other;
  return one.seq <= other.seq ? one : other;
}

function reportOf(head: ChainHead, signed: number, firstBroken: FirstBroken | null): LogReport {
  const entries = firstBroken === null ? head.seq : Math.min(head.seq, firstBroken.seq - 1);
  return {
    intact: firstBroken === null,
    entries,
    signed: Math.min(signed, entries),
    head: head.hash.toString('hex'),
    firstBroken,
  };
}
