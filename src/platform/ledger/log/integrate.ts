import { type DataSource, type EntityManager, MoreThanOrEqual } from 'typeorm';
import { Entry } from '../entry.entity.js';
import { openCheckpoint, signCheckpoint } from '../notes/checkpoint.js';
import { type NoteSigner, verifierOf } from '../notes/signed-note.js';
import { edgeTiles, GrowingTree } from '../tree/growing-tree.js';
import { leafHash } from '../tree/merkle.js';
import type { TileLookup } from '../tree/tile-hashes.js';
import { type ChainHead, follow, GENESIS } from '../verify-chain.js';
import { latestCheckpoint, readTiles } from './stored-tiles.js';

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
 * Takes the next committed entries into the tree and signs a checkpoint over it, in one transaction of its own:
 * after a crash either both are stored or neither is, and the next call begins at the stored size.
 *
 * Entries are visible in the order of their numbers, without gaps, because appenders commit one after the other; so
 * no lock on business transactions is needed. What does not follow on the last entry is refused, and so is a tree
 * that this key has not signed: signing it would vouch for what somebody else wrote.
 *
 * @param seen the size of a tree that was signed before: a smaller one is an old backup put back
 * @throws LogRefused
 */
export function integrateNext(
  room: DataSource,
  signer: NoteSigner,
  most: number,
  seen = 0,
): Promise<Integrated | null> {
  return room.transaction(async (tx) => {
    const [lock] = await tx.query<{ mine: boolean }[]>(LOCK);
    if (lock?.mine !== true) return null;
    const tree = await storedTree(tx, signer);
    const from = tree.size;
    if (from < seen) throw new LogRefused(`The tree has ${from} entries, and ${seen} were signed before.`);
    for (const entry of await entriesAfter(tx, from, most)) tree.append(leafHash(entry));
    if (tree.size === from) return { size: from, added: 0 };
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
async function storedTree(tx: EntityManager, signer: NoteSigner): Promise<GrowingTree> {
  const latest = await latestCheckpoint(tx);
  if (latest === null) return new GrowingTree(0, () => Buffer.alloc(0));
  const signed = openCheckpoint(latest.note, verifierOf(signer));
  if (signed === null || signed.size !== Number(latest.treeSize)) {
    throw new LogRefused('The last checkpoint is not signed with this key.');
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

/** The canonical bytes of the next entries, each following on the one before. */
async function entriesAfter(tx: EntityManager, size: number, most: number): Promise<readonly string[]> {
  const rows = await tx.find(Entry, {
    select: { seq: true, canonical: true, previousHash: true, hash: true },
    where: { seq: MoreThanOrEqual(String(size)) },
    order: { seq: 'ASC' },
    // The last integrated entry comes along, for its hash.
    take: size === 0 ? most : most + 1,
  });
  const [last, next] = size === 0 ? [undefined, rows] : [rows[0], rows.slice(1)];
  if (size > 0 && Number(last?.seq) !== size) throw new LogRefused(`Entry ${size} is gone.`);
  let head: ChainHead = last === undefined ? GENESIS : { seq: size, hash: last.hash };
  for (const entry of next) {
    const link = follow(head, { ...entry, seq: Number(entry.seq) });
    if (typeof link === 'string') throw new LogRefused(`Entry ${entry.seq} does not follow: ${link}.`);
    head = link;
  }
  return next.map(({ canonical }) => canonical);
}
