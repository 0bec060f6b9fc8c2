import { HASH_BYTES, nodeHash, rootOf, splitPoint } from './merkle.js';
import type { Range } from './proof-ranges.js';
import { TILE_WIDTH } from './tiles.js';

/** A tile of hashes by its place. */
export interface TileAddress {
  readonly level: number;
  readonly index: number;
}

/** The bytes of a tile: whole, or as many hashes as the tree has. */
export type TileLookup = (tile: TileAddress) => Buffer;

/** The tiles that the roots of these ranges are computed from, each once. */
export function tilesOf(ranges: readonly Range[]): readonly TileAddress[] {
  const found = new Map<string, TileAddress>();
  for (const { tile } of ranges.flatMap(fullSubtrees).map(placeOf)) {
    found.set(`${tile.level}/${tile.index}`, tile);
  }
  return [...found.values()];
}

/** The root over a range of entries, computed from tiles. */
export function rangeRoot(range: Range, tiles: TileLookup): Buffer {
  const roots = fullSubtrees(range).map((subtree) => subtreeRoot(subtree, tiles));
  // Full subtrees grow smaller from left to right; the RFC joins them from the right.
  return roots.reduceRight((right, left) => nodeHash(left, right));
}

/** A range of the tree as full subtrees of two to the n entries, the largest first. */
function fullSubtrees({ from, to }: Range): Range[] {
  const size = to - from;
  const split = splitPoint(size + 1);
  return split === size
    ? [{ from, to }]
    : [{ from, to: from + split }, ...fullSubtrees({ from: from + split, to })];
}

interface Place {
  readonly tile: TileAddress;
  readonly first: number;
  readonly count: number;
}

/** Where the hashes stand that a full subtree's root is computed from: always within one tile. */
function placeOf({ from, to }: Range): Place {
  let level = 0;
  let count = to - from;
  let first = from;
  while (count >= TILE_WIDTH) {
    level += 1;
    count /= TILE_WIDTH;
    first /= TILE_WIDTH;
  }
  return {
    tile: { level, index: Math.floor(first / TILE_WIDTH) },
    first: first % TILE_WIDTH,
    count,
  };
}

function subtreeRoot(subtree: Range, tiles: TileLookup): Buffer {
  const { tile, first, count } = placeOf(subtree);
  const bytes = tiles(tile);
  if (bytes.length < (first + count) * HASH_BYTES) {
    throw new Error(`Tile ${tile.index} of level ${tile.level} is too short.`);
  }
  return rootOf(hashesIn(bytes.subarray(first * HASH_BYTES, (first + count) * HASH_BYTES)));
}

/** The hashes of a tile's bytes. */
export function hashesIn(bytes: Buffer): Buffer[] {
  return Array.from({ length: Math.floor(bytes.length / HASH_BYTES) }, (_, place) =>
    bytes.subarray(place * HASH_BYTES, (place + 1) * HASH_BYTES),
  );
}
