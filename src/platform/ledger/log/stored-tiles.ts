import type { EntityManager } from 'typeorm';
import type { TileAddress, TileLookup } from '../tree/tile-hashes.js';
import { CheckpointRow, TilePartRow } from './log.entities.js';

/** Reads these tiles and returns where to look them up; a tile that is not stored has no bytes. */
export async function readTiles(tx: EntityManager, wanted: readonly TileAddress[]): Promise<TileLookup> {
  const stored = new Map<string, Buffer[]>();
  if (wanted.length > 0) {
    const parts = await tx.find(TilePartRow, {
      where: wanted.map(({ level, index }) => ({ level, tile: String(index) })),
      order: { level: 'ASC', tile: 'ASC', start: 'ASC' },
    });
    for (const { level, tile, hashes } of parts) {
      const key = `${level}/${tile}`;
      stored.set(key, [...(stored.get(key) ?? []), hashes]);
    }
  }
  return ({ level, index }) => Buffer.concat(stored.get(`${level}/${index}`) ?? []);
}

/** The checkpoint of the largest tree; null before the first. */
export async function latestCheckpoint(tx: EntityManager): Promise<CheckpointRow | null> {
  const [latest] = await tx.find(CheckpointRow, { order: { treeSize: 'DESC' }, take: 1 });
  return latest ?? null;
}
