import type { EntityManager } from 'typeorm';
import type { TileAddress, TileLookup } from '../tree/tile-hashes.js';
import { CheckpointRow } from './log.entities.js';

const TILES = `SELECT t.level, t.tile, string_agg(t.hashes, '' ORDER BY t.start) AS hashes
  FROM ledger.tile_part t JOIN unnest($1::integer[], $2::bigint[]) AS wanted (level, tile)
    ON t.level = wanted.level AND t.tile = wanted.tile
 GROUP BY t.level, t.tile`;

/** Reads these tiles and returns where to look them up; a tile that is not stored has no bytes. */
export async function readTiles(tx: EntityManager, wanted: readonly TileAddress[]): Promise<TileLookup> {
  const stored = new Map<string, Buffer>();
  if (wanted.length > 0) {
    const rows = await tx.query<{ level: number; tile: string; hashes: Buffer }[]>(TILES, [
      wanted.map(({ level }) => level),
      wanted.map(({ index }) => index),
    ]);
    for (const { level, tile, hashes } of rows) stored.set(`${level}/${tile}`, hashes);
  }
  return ({ level, index }) => stored.get(`${level}/${index}`) ?? Buffer.alloc(0);
}

/** The checkpoint of the largest tree; null before the first. */
export async function latestCheckpoint(tx: EntityManager): Promise<CheckpointRow | null> {
  const [latest] = await tx.find(CheckpointRow, { order: { treeSize: 'DESC' }, take: 1 });
  return latest ?? null;
}

/** How many entries have a place in the log. */
export async function placedEntries(tx: EntityManager): Promise<number> {
  const [row] = await tx.query<{ last: string | null }[]>('SELECT max(e.seq) AS last FROM ledger.entry e');
  return Number(row?.last ?? 0);
}
