import { type EntityManager, MoreThanOrEqual } from 'typeorm';
import { CheckpointRow } from '../../platform/ledger/log/log.entities.js';
import { readTiles } from '../../platform/ledger/log/stored-tiles.js';
import { consistencyRanges } from '../../platform/ledger/tree/proof-ranges.js';
import { rangeRoot, tilesOf } from '../../platform/ledger/tree/tile-hashes.js';

/** The earliest checkpoint that covers so many entries: it stays the same however the ledger grows. */
export async function checkpointCovering(tx: EntityManager, size: number): Promise<CheckpointRow | null> {
  return tx.findOne(CheckpointRow, {
    where: { treeSize: MoreThanOrEqual(String(size)) },
    order: { treeSize: 'ASC' },
  });
}

/** That the tree of the older size is the beginning of the newer one (RFC 9162, section 2.1.4). */
export async function consistencyProof(tx: EntityManager, from: number, to: number) {
  const ranges = consistencyRanges(from, to);
  const tiles = await readTiles(tx, tilesOf(ranges));
  return { from, to, hashes: ranges.map((range) => rangeRoot(range, tiles).toString('base64')) };
}
