import type { EntityManager } from 'typeorm';
import type { TilePart } from '../tree/growing-tree.js';
import { HASH_BYTES } from '../tree/merkle.js';
import { TILE_WIDTH } from '../tree/tiles.js';
import type { FirstBroken } from './flaws.js';
import { readTiles } from './stored-tiles.js';

/** The first entry whose hash in the tree, or over it, is not the one that was computed; null if all are. */
export async function firstWrongTile(
  tx: EntityManager,
  computed: readonly TilePart[],
): Promise<FirstBroken | null> {
  const tiles = await readTiles(tx, computed);
  const wrong = computed.flatMap((part): FirstBroken[] => {
    const place = firstDifference(part, tiles(part));
    if (place === null) return [];
    const covered = TILE_WIDTH ** part.level;
    const seq = (part.index * TILE_WIDTH + place) * covered + 1;
    return [{ seq, reason: part.level === 0 ? 'leaf_differs' : 'tile_differs' }];
  });
  const leaves = wrong.filter(({ reason }) => reason === 'leaf_differs');
  // A wrong leaf names the entry; a wrong hash above only names the first entry of its subtree.
  return (leaves.length > 0 ? leaves : wrong).sort((a, b) => a.seq - b.seq)[0] ?? null;
}

function firstDifference({ start, hashes }: TilePart, stored: Buffer): number | null {
  if (hashes.equals(stored.subarray(start * HASH_BYTES, start * HASH_BYTES + hashes.length))) return null;
  for (let at = 0; at < hashes.length; at += HASH_BYTES) {
    const from = start * HASH_BYTES + at;
    if (!hashes.subarray(at, at + HASH_BYTES).equals(stored.subarray(from, from + HASH_BYTES))) {
      return from / HASH_BYTES;
    }
  }
  return null;
}
