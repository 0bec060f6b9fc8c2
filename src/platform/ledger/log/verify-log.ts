import type { EntityManager } from 'typeorm';
import { GrowingTree } from '../tree/growing-tree.js';
import { HASH_BYTES } from '../tree/merkle.js';
import { firstWrongTile } from './compare-tiles.js';
import { earlier, type FirstBroken } from './flaws.js';
import { type Leaves, readLeaves } from './read-leaves.js';
import { headsBetween, type SignedRoots, type Trusted } from './signed-heads.js';
import { latestCheckpoint, placedEntries } from './stored-tiles.js';

/** Entries that are compared with tiles and checkpoints at a time: the hashes of so many are in memory. */
const BATCH = 65_536;

export interface LogReport {
  readonly intact: boolean;
  /** Entries up to the first broken one. */
  readonly entries: number;
  /** How many entries signed checkpoints vouch for. */
  readonly signed: number;
  /** Committed entries that have no place in the log yet: nothing vouches for them. */
  readonly waiting: number;
  /** The root of the tree over all entries, hex; null if one is broken. */
  readonly root: string | null;
  readonly firstBroken: FirstBroken | null;
}

/**
 * Recomputes everything from the entries: each hash of each tile, each checkpoint's root and signature. In batches of
 * constant memory, with nothing but what any reader can select. Call it in a transaction with one snapshot.
 */
export async function verifyLog(tx: EntityManager, trusted: Trusted): Promise<LogReport> {
  const placed = await placedEntries(tx);
  const stored = Number((await latestCheckpoint(tx))?.treeSize ?? 0);
  const [row] = await tx.query<{ count: string }[]>('SELECT count(*) AS count FROM ledger.waiting');
  const log = new CheckedLog(tx, { placed, stored, signed: Math.max(stored, trusted.kept?.size ?? 0) });
  const firstBroken = await log.firstBroken(trusted);
  const entries = firstBroken === null ? placed : firstBroken.seq - 1;
  return {
    intact: firstBroken === null,
    entries,
    signed: Math.min(log.agreed, entries),
    waiting: Number(row?.count ?? 0),
    root: firstBroken === null ? log.tree.root().toString('hex') : null,
    firstBroken,
  };
}

interface Sizes {
  /** Entries with a place in the log. */
  readonly placed: number;
  /** Entries in tiles. */
  readonly stored: number;
  /** Entries that were signed, here or elsewhere. */
  readonly signed: number;
}

class CheckedLog {
  readonly tree = new GrowingTree(0, () => Buffer.alloc(0));
  /** The largest tree on which all sides agree. */
  agreed = 0;

  constructor(
    private readonly tx: EntityManager,
    private readonly sizes: Sizes,
  ) {}

  async firstBroken(trusted: Trusted): Promise<FirstBroken | null> {
    const { placed, signed } = this.sizes;
    for (let from = 0; from < placed; from += BATCH) {
      const leaves = await readLeaves(this.tx, from, Math.min(placed, from + BATCH));
      const flaw = await this.take(from, leaves, trusted);
      if (flaw !== null) return flaw;
    }
    return placed < signed ? { seq: placed + 1, reason: 'entry_missing' } : null;
  }

  /** Adds a batch to the tree, and compares all that is known of the tree at each size on the way. */
  private async take(from: number, leaves: Leaves, trusted: Trusted): Promise<FirstBroken | null> {
    const to = from + leaves.hashes.length / HASH_BYTES;
    const heads = await headsBetween(this.tx, { from: from + 1, to }, trusted);
    const missing: FirstBroken | null =
      leaves.missing === null ? null : { seq: leaves.missing, reason: 'entry_missing' };
    for (const size of this.stops(from, to, heads)) {
      const at = (this.tree.size - from) * HASH_BYTES;
      this.tree.append(leaves.hashes.subarray(at, (size - from) * HASH_BYTES));
      const flaw = (await this.tilesAt(size, to)) ?? (await this.headAt(size, heads.get(size) ?? []));
      if (flaw !== null) return earlier(missing, flaw);
    }
    return missing;
  }

  /** Where to stop and compare: at what was signed, at the end of the tiles, and at the end of the batch. */
  private stops(from: number, to: number, heads: ReadonlyMap<number, SignedRoots>): number[] {
    const stops = new Set([...heads.keys(), this.sizes.stored, to]);
    return [...stops].filter((size) => size > from && size <= to).sort((a, b) => a - b);
  }

  /** Compares with the stored tiles what was added since the last time: once a batch, and at their end. */
  private async tilesAt(size: number, end: number): Promise<FirstBroken | null> {
    const { stored } = this.sizes;
    if (size !== stored && (size !== end || size > stored)) return null;
    return firstWrongTile(this.tx, this.tree.takeParts());
  }

  private async headAt(size: number, roots: SignedRoots): Promise<FirstBroken | null> {
    if (roots.length === 0) return null;
    const root = this.tree.root();
    const wrong = roots.find((one) => one === null || !one.equals(root));
    if (wrong === undefined) {
      this.agreed = size;
      return null;
    }
    // If the tiles say where, they say it more closely than the root.
    const inTiles = size <= this.sizes.stored ? await firstWrongTile(this.tx, this.tree.takeParts()) : null;
    const reason = wrong === null ? 'checkpoint_not_signed' : 'root_differs';
    return inTiles ?? { seq: this.agreed + 1, reason };
  }
}
