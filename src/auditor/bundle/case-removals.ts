import { type EntityManager, In } from 'typeorm';
import { Entry } from '../../platform/ledger/entry.entity.js';
import type { RemovalRecordView } from '../removals/removal-record.dto.js';
import { REMOVAL_KINDS, removalRecords } from '../removals/removal-record.js';
import { type BundleFile, jsonLines } from './bundle-file.js';
import { inParts } from './case-entries.js';

const FINDINGS_A_FILE = 250;

const PLACES = `
  SELECT e.canonical::jsonb #>> '{body,finding_id}' AS finding_id, array_agg(e.seq ORDER BY e.seq) AS places
    FROM ledger.entry e
   WHERE e.screening_id = $1 AND e.kind = ANY ($2) AND e.seq <= $3
     AND e.canonical::jsonb #>> '{body,finding_id}' IS NOT NULL
   GROUP BY 1 ORDER BY 1`;

/** One line per finding: the record of what was removed from it, as `GET …/removals` shows it. */
export async function removalFiles(
  tx: EntityManager,
  screeningId: string,
  treeSize: number,
): Promise<BundleFile[]> {
  const rows = await tx.query<{ finding_id: string; places: string[] }[]>(PLACES, [
    screeningId,
    REMOVAL_KINDS,
    treeSize,
  ]);
  return inParts(rows, FINDINGS_A_FILE).map((part, index) => ({
    path: `removals-${String(index + 1).padStart(4, '0')}.jsonl`,
    read: async () => {
      const places = part.flatMap((row) => row.places);
      const entries = await tx.find(Entry, { where: { seq: In(places) }, order: { seq: 'ASC' } });
      const records = removalRecords(entries).sort((a, b) => (a.id < b.id ? -1 : 1));
      return Buffer.from(jsonLines(records.map(removalJson)), 'utf8');
    },
  }));
}

function removalJson({ id, object, events }: RemovalRecordView) {
  return {
    id,
    object,
    events: events.map((event) => ({
      ...event,
      removals: event.removals.map((it) => ({ ...it })),
      added: event.added.map((it) => ({ ...it })),
      lifted: event.lifted.map((it) => ({ ...it })),
    })),
  };
}
