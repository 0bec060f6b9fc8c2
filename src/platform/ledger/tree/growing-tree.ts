import { HASH_BYTES, rootOf } from './merkle.js';
import { hashesIn, type TileAddress } from './tile-hashes.js';
import { TILE_WIDTH, widthAt } from './tiles.js';

/** Hashes that a batch adds to a tile, from place `start` on. */
export interface TilePart extends TileAddress {
  readonly start: number;
  readonly hashes: Buffer;
}

/** The partial tiles at the right edge of a tree of `size` entries, from the leaves up. */
export function edgeTiles(size: number): readonly TileAddress[] {
  const tiles: TileAddress[] = [];
  for (let level = 0, hashes = size; hashes > 0; level += 1, hashes = Math.floor(hashes / TILE_WIDTH)) {
    if (hashes % TILE_WIDTH > 0) tiles.push({ level, index: Math.floor(hashes / TILE_WIDTH) });
  }
  return tiles;
}

/**
 * A tree that grows at its right edge. It holds only the unfinished tile of each level, so memory and the cost of
 * a new root are O(log n), whatever the size; finished hashes leave it as parts of tiles.
 */
export class GrowingTree {
  private readonly edge: Buffer[][] = [];
  private readonly parts = new Map<string, { readonly at: TileAddress; start: number; hashes: Buffer[] }>();
  private count: number;

  /** @param tileOf the bytes of the tiles that `edgeTiles(size)` names */
  constructor(size: number, tileOf: (tile: TileAddress) => Buffer) {
    this.count = size;
    for (const tile of edgeTiles(size)) {
      const bytes = tileOf(tile).subarray(0, widthAt(size, tile.level, tile.index) * HASH_BYTES);
      if (bytes.length < widthAt(size, tile.level, tile.index) * HASH_BYTES) {
        throw new Error(`Tile ${tile.index} of level ${tile.level} is too short for a tree of ${size}.`);
      }
      this.levelAt(tile.level).push(...hashesIn(bytes));
    }
  }

  get size(): number {
    return this.count;
  }

  append(leaf: Buffer): void {
    this.count += 1;
    this.put(0, this.count - 1, leaf);
  }

  /** The root over all entries so far (RFC 6962, section 2.1). */
  root(): Buffer {
    // What is right of a level's full hashes counts as one more hash: the RFC splits there the same way.
    return (
      this.edge.reduce<Buffer | null>((right, hashes) => {
        if (hashes.length === 0) return right;
        return rootOf(right === null ? hashes : [...hashes, right]);
      }, null) ?? rootOf([])
    );
  }

  /** The hashes that were added since the last call, by tile. */
  takeParts(): readonly TilePart[] {
    const taken = [...this.parts.values()].map(({ at, start, hashes }) => ({
      ...at,
      start,
      hashes: Buffer.concat(hashes),
    }));
    this.parts.clear();
    return taken;
  }

  private put(level: number, place: number, hash: Buffer): void {
    const index = Math.floor(place / TILE_WIDTH);
    const key = `${level}/${index}`;
    const part = this.parts.get(key);
    if (part === undefined) {
      this.parts.set(key, { at: { level, index }, start: place % TILE_WIDTH, hashes: [hash] });
    } else {
      part.hashes.push(hash);
    }
    const hashes = this.levelAt(level);
    hashes.push(hash);
    if (hashes.length < TILE_WIDTH) return;
    const full = rootOf(hashes);
    hashes.length = 0;
    this.put(level + 1, index, full);
  }

  private levelAt(level: number): Buffer[] {
    while (this.edge.length <= level) this.edge.push([]);
    const hashes = this.edge[level];
    if (hashes === undefined) throw new Error(`There is no level ${level}.`);
    return hashes;
  }
}
