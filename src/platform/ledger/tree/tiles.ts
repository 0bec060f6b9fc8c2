/** Hashes in a full tile: a subtree of height 8 (C2SP tlog-tiles). */
export const TILE_WIDTH = 256;

const MAX_LEVEL = 63;

/** Which tile, and how many of its hashes. */
export interface Tile {
  /** 0 holds leaf hashes; each hash above is the root of a full tile below. `entries` holds the entries. */
  readonly level: number | 'entries';
  readonly index: number;
  /** 256 is a full tile; less is a partial one. */
  readonly width: number;
}

/** How many hashes of this tile a tree of `size` entries has: 0 to 256. */
export function widthAt(size: number, level: number, index: number): number {
  const hashes = Math.floor(size / TILE_WIDTH ** level);
  return Math.min(TILE_WIDTH, Math.max(0, hashes - index * TILE_WIDTH));
}

/** The path of a tile, without the prefix: `tile/0/x001/x234/067.p/112`. */
export function tilePath({ level, index, width }: Tile): string {
  const groups = [String(index % 1000).padStart(3, '0')];
  for (let rest = Math.floor(index / 1000); rest > 0; rest = Math.floor(rest / 1000)) {
    groups.unshift(`x${String(rest % 1000).padStart(3, '0')}`);
  }
  return `tile/${level}/${groups.join('/')}${width === TILE_WIDTH ? '' : `.p/${width}`}`;
}

/** Reads a path; null for anything that is not exactly what `tilePath` writes. */
export function parseTilePath(path: string): Tile | null {
  const found = /^tile\/(entries|0|[1-9]\d?)\/((?:x\d{3}\/){0,5}\d{3})(?:\.p\/([1-9]\d{0,2}))?$/.exec(path);
  const [, level = '', place = '', width = String(TILE_WIDTH)] = found ?? [];
  if (found === null) return null;
  const tile: Tile = {
    level: level === 'entries' ? level : Number(level),
    index: Number(place.replace(/[x/]/g, '')),
    width: Number(width),
  };
  if (tile.level !== 'entries' && tile.level > MAX_LEVEL) return null;
  return tilePath(tile) === path && tile.width <= TILE_WIDTH ? tile : null;
}

/** Entries as tlog-tiles serves them: each behind its length, two bytes, big-endian. */
export function entryBundle(entries: readonly string[]): Buffer {
  return Buffer.concat(
    entries.flatMap((entry) => {
      const bytes = Buffer.from(entry, 'utf8');
      const length = Buffer.alloc(2);
      length.writeUInt16BE(bytes.length);
      return [length, bytes];
    }),
  );
}
