import type { EntityManager } from 'typeorm';
import { leafHashesOf } from '../tree/leaf-hashes.js';
import { leafHash } from '../tree/merkle.js';

/** The hashes of consecutive entries, as far as they are there. */
export interface Leaves {
  readonly hashes: Buffer;
  /** The first entry of the range that is not there. */
  readonly missing: number | null;
}

/** Entries of one row of lines at most. Of the longest entries so many are what one text can hold. */
export const LINES_AT_ONCE = 4096;

const LINES = `SELECT count(*)::int AS count, coalesce(string_agg(e.canonical, E'\\n' ORDER BY e.seq), '') AS lines
  FROM ledger.entry e WHERE e.seq > $1 AND e.seq <= $2`;
const ROWS = 'SELECT e.seq, e.canonical FROM ledger.entry e WHERE e.seq > $1 AND e.seq <= $2 ORDER BY e.seq';

/** Hashes the entries after `from` up to and with `to`, in one row of lines: a row for each would cost more than hashing. */
export async function readLeaves(tx: EntityManager, from: number, to: number): Promise<Leaves> {
  const [row] = await tx.query<{ count: number; lines: string }[]>(LINES, [from, to]);
  const hashes = row?.count === to - from ? leafHashesOf(row.lines, row.count) : null;
  return hashes === null ? readOneByOne(tx, from, to) : { hashes, missing: null };
}

/** Something was taken out, or a line break was put into an entry, which no appender writes. */
async function readOneByOne(tx: EntityManager, from: number, to: number): Promise<Leaves> {
  const rows = await tx.query<{ seq: string; canonical: string }[]>(ROWS, [from, to]);
  const gap = rows.findIndex(({ seq }, place) => Number(seq) !== from + place + 1);
  const there = gap < 0 ? rows : rows.slice(0, gap);
  return {
    hashes: Buffer.concat(there.map(({ canonical }) => leafHash(canonical))),
    missing: there.length === to - from ? null : from + there.length + 1,
  };
}
