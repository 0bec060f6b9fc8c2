import type { DataSource, EntityManager } from 'typeorm';
import { openCheckpoint, signCheckpoint } from '../notes/checkpoint.js';
import { type NoteSigner, type NoteVerifier, verifierOf } from '../notes/signed-note.js';
import { edgeTiles, GrowingTree } from '../tree/growing-tree.js';
import type { TileLookup } from '../tree/tile-hashes.js';
import { readLeaves } from './read-leaves.js';
import { latestCheckpoint, placedEntries, readTiles } from './stored-tiles.js';

/** What was stored does not fit together, so nothing is signed on top of it. `ledger:verify` says where. */
export class LogRefused extends Error {
  override readonly name = 'LogRefused';
}

/** What one call did; null when another process is at work. */
export interface Integrated {
  readonly size: number;
  readonly added: number;
}

const LOCK = "SELECT pg_try_advisory_xact_lock(hashtextextended('fairscreen.sequencer', 0)) AS mine";
const INTEGRATE = `SELECT ledger.integrate($1::bigint, $2::bigint, $3::bytea, $4::text,
  $5::integer[], $6::bigint[], $7::integer[], $8::bytea[])`;

/**
 * Takes the next entries of the log into the tree and signs a checkpoint over it, in one transaction of its own: after
 * a crash either both are stored or neither is, and the next call begins at the stored size.
 *
 * An entry that is gone is refused, and so is a tree that this key has not signed: signing it would vouch for what
 * somebody else wrote.
 *
 * @param retired keys that signed before this one: their last tree is gone on from
 * @param seen the size of a tree that was signed before: a smaller one is an old backup put back
 * @throws LogRefused
 */
export function integrateNext(
  room: DataSource,
  signer: NoteSigner,
  most: number,
  seen = 0,
  retired: readonly NoteVerifier[] = [],
): Promise<Integrated | null> {
  return room.transaction(async (tx) => {
    const [lock] = await tx.query<{ mine: boolean }[]>(LOCK);
    if (lock?.mine !== true) return null;
    const tree = await storedTree(tx, [verifierOf(signer), ...retired]);
    const from = tree.size;
    if (from < seen) throw new LogRefused(`The tree has ${from} entries, and ${seen} were signed before.`);
    const placed = await placedEntries(tx);
    if (placed < from) throw new LogRefused(`Entry ${placed + 1} is gone.`);
    if (placed === from) return { size: from, added: 0 };
    const to = Math.min(placed, from + most);
    const { hashes, missing } = await readLeaves(tx, from, to);
    if (missing !== null) throw new LogRefused(`Entry ${missing} is gone.`);
    tree.append(hashes);
    const parts = tree.takeParts();
    const root = tree.root();
    await tx.query(INTEGRATE, [
      from,
      tree.size,
      root,
      signCheckpoint({ size: tree.size, root }, signer),
      parts.map(({ level }) => level),
      parts.map(({ index }) => index),
      parts.map(({ start }) => start),
      parts.map(({ hashes }) => hashes),
    ]);
    return { size: tree.size, added: tree.size - from };
  });
}

/** The tree as stored, if its tiles have the root that this key signed. */
async function storedTree(tx: EntityManager, keys: readonly NoteVerifier[]): Promise<GrowingTree> {
  const latest = await latestCheckpoint(tx);
  if (latest === null) return new GrowingTree(0, () => Buffer.alloc(0));
  const signed = openCheckpoint(latest.note, keys);
  if (signed === null || signed.size !== Number(latest.treeSize)) {
    throw new LogRefused('The last checkpoint is not signed with this key, nor with one before it.');
  }
  const tree = grownTo(signed.size, await readTiles(tx, edgeTiles(signed.size)));
  if (!tree.root().equals(signed.root))
    throw new LogRefused('The tiles do not have the root that was signed.');
  return tree;
}

function grownTo(size: number, tiles: TileLookup): GrowingTree {
  try {
    return new GrowingTree(size, tiles);
  } catch (error) {
    throw new LogRefused(`The tiles are not those of a tree of ${size}.`, { cause: error });
  }
}
