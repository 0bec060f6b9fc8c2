import { setImmediate as turn } from 'node:timers/promises';
import type { EntityManager } from 'typeorm';
import { leafHashesOf } from '../tree/leaf-hashes.js';
import { HASH_BYTES, leafHash } from '../tree/merkle.js';

/** The hashes of consecutive entries, as far as they are there. */
export interface Leaves {
  readonly hashes: Buffer;
  /** The first entry of the range that is not there. */
  readonly missing: number | null;
}

/** Entries of one row of lines. Of the longest entries so many are what one text can hold. */
const LINES_AT_ONCE = 4096;

const LINES = `SELECT count(*)::int AS count, coalesce(string_agg(e.canonical, E'\\n' ORDER BY e.seq), '') AS lines
  FROM ledger.entry e WHERE e.seq > $1 AND e.seq <= $2`;
const ROWS = 'SELECT e.seq, e.canonical FROM ledger.entry e WHERE e.seq > $1 AND e.seq <= $2 ORDER BY e.seq';

interface Lines {
  readonly count: number;
  readonly lines: string;
}

/**
 * Hashes the entries after `from` up to and with `to`. They come as lines, thousands in a row: a row for each would cost
 * more than hashing. While some are hashed, the database reads the next.
 */
export async function readLeaves(tx: EntityManager, from: number, to: number): Promise<Leaves> {
  const hashes: Buffer[] = [];
  let current = await readLines(tx, from, to);
  for (let at = from; at < to; at += LINES_AT_ONCE) {
    const end = Math.min(to, at + LINES_AT_ONCE);
    const next = readLines(tx, end, to);
    // The question is on its way before this thread is busy.
    await turn();
    const all = current.count === end - at ? leafHashesOf(current.lines, current.count) : null;
    current = await next;
    if (all !== null) {
      hashes.push(all);
      continue;
    }
    const some = await readOneByOne(tx, at, end);
    hashes.push(some.hashes);
    if (some.missing !== null) return { hashes: Buffer.concat(hashes), missing: some.missing };
  }
  return { hashes: Buffer.concat(hashes), missing: null };
}

async function readLines(tx: EntityManager, from: number, to: number): Promise<Lines> {
  if (from >= to) return { count: 0, lines: '' };
  const [row] = await tx.query<Lines[]>(LINES, [from, Math.min(to, from + LINES_AT_ONCE)]);
  return row ?? { count: 0, lines: '' };
}

/** Something was taken out, or a line break was put into an entry, which no appender writes. */
async function readOneByOne(tx: EntityManager, from: number, to: number): Promise<Leaves> {
  const rows = await tx.query<{ seq: string; canonical: string }[]>(ROWS, [from, to]);
  const gap = rows.findIndex(({ seq }, place) => Number(seq) !== from + place + 1);
  const there = gap < 0 ? rows : rows.slice(0, gap);
  const hashes = Buffer.concat(there.map(({ canonical }) => leafHash(canonical)));
  const end = from + hashes.length / HASH_BYTES;
  return { hashes, missing: end === to ? null : end + 1 };
}
