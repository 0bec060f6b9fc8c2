import { HASH_BYTES, rootOfBytes } from './merkle.js';
import type { TileAddress } from './tile-hashes.js';
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

/** The unfinished tile of one level: how many hashes it has, and how many of them were taken already. */
interface Edge {
  readonly bytes: Buffer;
  index: number;
  count: number;
  taken: number;
}

/**
 * A tree that grows at its right edge. It holds only the unfinished tile of each level, so memory and the cost of
 * a new root are O(log n), whatever the size; finished hashes leave it as parts of tiles.
 */
export class GrowingTree {
  private readonly edges: Edge[] = [];
  private finished: TilePart[] = [];
  private count: number;

  /** @param tileOf the bytes of the tiles that `edgeTiles(size)` names */
  constructor(size: number, tileOf: (tile: TileAddress) => Buffer) {
    this.count = size;
    for (let level = 0, hashes = size; hashes > 0; level += 1, hashes = Math.floor(hashes / TILE_WIDTH)) {
      const edge = this.edgeAt(level);
      edge.index = Math.floor(hashes / TILE_WIDTH);
      edge.count = widthAt(size, level, edge.index);
      edge.taken = edge.count;
      if (edge.count === 0) continue;
      const bytes = tileOf({ level, index: edge.index });
      if (bytes.length < edge.count * HASH_BYTES) {
        throw new Error(`Tile ${edge.index} of level ${level} is too short for a tree of ${size}.`);
      }
      bytes.copy(edge.bytes, 0, 0, edge.count * HASH_BYTES);
    }
  }

  get size(): number {
    return this.count;
  }

  /** @param leaves leaf hashes, one after the other */
  append(leaves: Buffer): void {
    this.count += leaves.length / HASH_BYTES;
    this.put(0, leaves);
  }

  /** The root over all entries so far (RFC 6962, section 2.1). */
  root(): Buffer {
    // What is right of a level's full hashes counts as one more hash: the RFC splits there the same way.
    return (
      this.edges.reduce<Buffer | null>((right, { bytes, count }) => {
        if (count === 0) return right;
        const hashes = bytes.subarray(0, count * HASH_BYTES);
        return rootOfBytes(right === null ? hashes : Buffer.concat([hashes, right]));
      }, null) ?? rootOfBytes(Buffer.alloc(0))
    );
  }

  /** The hashes that were added since the last call, by tile. */
  takeParts(): readonly TilePart[] {
    const parts = this.finished;
    this.finished = [];
    for (const level of this.edges.keys()) this.takePart(level, parts);
    return parts;
  }

  private put(level: number, hashes: Buffer): void {
    const edge = this.edgeAt(level);
    for (let from = 0; from < hashes.length; ) {
      const copied = hashes.copy(edge.bytes, edge.count * HASH_BYTES, from);
      from += copied;
      edge.count += copied / HASH_BYTES;
      if (edge.count < TILE_WIDTH) return;
      this.takePart(level, this.finished);
      const full = rootOfBytes(edge.bytes);
      edge.index += 1;
      edge.count = 0;
      edge.taken = 0;
      this.put(level + 1, full);
    }
  }

  private takePart(level: number, parts: TilePart[]): void {
    const edge = this.edgeAt(level);
    const { index, taken: start, count } = edge;
    if (count === start) return;
    const hashes = Buffer.from(edge.bytes.subarray(start * HASH_BYTES, count * HASH_BYTES));
    parts.push({ level, index, start, hashes });
    edge.taken = count;
  }

  private edgeAt(level: number): Edge {
    const known = this.edges[level];
    if (known !== undefined) return known;
    const edge: Edge = { bytes: Buffer.alloc(TILE_WIDTH * HASH_BYTES), index: 0, count: 0, taken: 0 };
    this.edges[level] = edge;
    return edge;
  }
}
