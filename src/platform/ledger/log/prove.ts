import type { EntityManager } from 'typeorm';
import { consistencyRanges, inclusionRanges, type Range } from '../tree/proof-ranges.js';
import { rangeRoot, tilesOf } from '../tree/tile-hashes.js';
import { readTiles } from './stored-tiles.js';

/** The hashes, in base64, that prove a leaf in the tree of that size (RFC 9162, 2.1.3). */
export function proveInclusion(tx: EntityManager, index: number, size: number): Promise<string[]> {
  return hashesOf(tx, inclusionRanges(index, size));
}

/** The hashes, in base64, that prove the one tree a beginning of the other (RFC 9162, 2.1.4). */
export function proveConsistency(tx: EntityManager, from: number, to: number): Promise<string[]> {
  return hashesOf(tx, consistencyRanges(from, to));
}

async function hashesOf(tx: EntityManager, ranges: readonly Range[]): Promise<string[]> {
  const tiles = await readTiles(tx, tilesOf(ranges));
  return ranges.map((range) => rangeRoot(range, tiles).toString('base64'));
}
