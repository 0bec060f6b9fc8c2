import { type EntityManager, In } from 'typeorm';
import { Entry } from '../../platform/ledger/entry.entity.js';
import { readTiles } from '../../platform/ledger/log/stored-tiles.js';
import { leafHash } from '../../platform/ledger/tree/merkle.js';
import { inclusionRanges, type Range } from '../../platform/ledger/tree/proof-ranges.js';
import { rangeRoot, tilesOf } from '../../platform/ledger/tree/tile-hashes.js';
import { type BundleFile, jsonLines } from './bundle-file.js';
import type { CaseFacts } from './read-case.js';

/** Entries of one file at most: what is in memory at a time. */
export const ENTRIES_A_FILE = 1000;

/** Acts on the whole requisition without which one case can't be judged. */
const OF_THE_REQUISITION = [
  'requisition.opened',
  'requisition.changed',
  'requisition.closed',
  'requisition.policy_updated',
  'requisition.policy_declined',
  'assignment.made',
  'assignment.ended',
  'checklist.amended',
];
const OF_AUTHORIZATIONS = [
  'authorization.granted',
  'authorization.suspended',
  'authorization.reinstated',
  'authorization.revoked',
];

const OF_THE_CASE = `
  SELECT e.seq FROM ledger.entry e WHERE e.screening_id = $1
  UNION SELECT e.seq FROM ledger.entry e
   WHERE e.kind = ANY ($3) AND e.screening_id IS NULL AND e.canonical::jsonb #>> '{body,requisition_id}' = $2
  UNION SELECT e.seq FROM ledger.entry e
   WHERE e.kind = 'checklist.published' AND e.canonical::jsonb #>> '{body,checklist_id}' = ANY ($4)
  UNION SELECT e.seq FROM ledger.entry e
   WHERE e.kind = 'candidate.added' AND e.canonical::jsonb #>> '{body,candidate_id}' = $5
  UNION SELECT e.seq FROM ledger.entry e
   WHERE e.kind = ANY ($6) AND e.canonical::jsonb #>> '{body,account_id}' IN (
     SELECT s.actor FROM ledger.entry s WHERE s.screening_id = $1)
  UNION SELECT e.seq FROM ledger.entry e
   WHERE e.kind = 'packet_key.published' AND e.canonical::jsonb #>> '{body,packet_key_id}' IN (
     SELECT f.key_id FROM released.packet_file f JOIN released.packet p ON p.id = f.packet_id
      WHERE p.screening_id = $1)
  UNION SELECT e.seq FROM ledger.entry e
   WHERE e.kind = 'consistency_sample.drawn' AND $7 AND strpos(e.canonical, $1) > 0
  ORDER BY seq`;

/**
 * The places, from 1, of the entries that a case is made of: its own, and of the requisition, the checklists, the
 * candidate and the authorizations of those who acted what is needed to judge it. In the order of the ledger.
 */
export async function entriesOfCase(tx: EntityManager, facts: CaseFacts): Promise<number[]> {
  const { screening, checklists } = facts;
  const rows = await tx.query<{ seq: string }[]>(OF_THE_CASE, [
    screening.id,
    screening.requisitionId,
    OF_THE_REQUISITION,
    checklists.map(({ id }) => id),
    screening.candidateId,
    OF_AUTHORIZATIONS,
    // A second, blind screening is opened by the draw. To the first one the draw says nothing.
    screening.purpose === 'consistency',
  ]);
  return rows.map(({ seq }) => Number(seq));
}

/** Whether an act on the case, or on its requisition, is committed and has no place in the log yet. */
export async function isWaiting(tx: EntityManager, { screening }: CaseFacts): Promise<boolean> {
  const [row] = await tx.query<{ waiting: boolean }[]>(
    'SELECT EXISTS (SELECT FROM ledger.waiting w WHERE strpos(w.canonical, $1) > 0 OR strpos(w.canonical, $2) > 0) AS waiting',
    [screening.id, screening.requisitionId],
  );
  return row?.waiting === true;
}

export async function entriesAt(tx: EntityManager, places: readonly number[]): Promise<Entry[]> {
  return tx.find(Entry, { where: { seq: In(places.map(String)) }, order: { seq: 'ASC' } });
}

/** Entries and their proofs, so many a file: each line of one belongs to the same line of the other. */
export function entryFiles(tx: EntityManager, places: readonly number[], treeSize: number): BundleFile[] {
  const parts = inParts(places, ENTRIES_A_FILE);
  return parts.flatMap((part, index) => {
    const number = String(index + 1).padStart(4, '0');
    return [
      {
        path: `ledger/entries-${number}.jsonl`,
        read: async () => {
          const entries = await entriesAt(tx, part);
          return Buffer.from(entries.map(({ canonical }) => `${canonical}\n`).join(''), 'utf8');
        },
      },
      {
        path: `ledger/proofs-${number}.jsonl`,
        read: async () =>
          Buffer.from(jsonLines(await proofsOf(tx, await entriesAt(tx, part), treeSize)), 'utf8'),
      },
    ];
  });
}

/** That each of these entries is in the tree of this size (RFC 9162, section 2.1.3). */
export async function proofsOf(tx: EntityManager, entries: readonly Entry[], treeSize: number) {
  const paths = entries.map(({ seq }) => inclusionRanges(Number(seq) - 1, treeSize));
  const tiles = await readTiles(tx, tilesOf(paths.flat()));
  const roots = new Map<string, string>();
  // Neighbours share most of their path.
  const rootOf = (range: Range): string => {
    const key = `${range.from}-${range.to}`;
    const root = roots.get(key) ?? rangeRoot(range, tiles).toString('base64');
    roots.set(key, root);
    return root;
  };
  return entries.map(({ id, seq, canonical }, place) => ({
    entry_id: id,
    leaf_index: Number(seq) - 1,
    leaf_hash: leafHash(canonical).toString('base64'),
    hashes: (paths[place] ?? []).map(rootOf),
  }));
}

export function inParts<T>(all: readonly T[], most: number): T[][] {
  return Array.from({ length: Math.ceil(all.length / most) }, (_, part) =>
    all.slice(part * most, (part + 1) * most),
  );
}
