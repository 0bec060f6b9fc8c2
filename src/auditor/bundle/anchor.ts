import type { EntityManager } from 'typeorm';
import { Entry } from '../../platform/ledger/entry.entity.js';
import type { NoteVerifier } from '../../platform/ledger/notes/signed-note.js';
import { type BundleFile, fileOf, jsonFile } from './bundle-file.js';
import { proofsOf } from './case-entries.js';
import { checkpointCovering, consistencyProof } from './signed-log.js';

export interface AnchorSizes {
  /** The tree that the case's own entries are proved in. */
  readonly lastSize: number;
  /** A tree that somebody else kept, if they asked for a proof from it. */
  readonly keptSize: number | null;
}

const EXPORT = `
  SELECT e.seq FROM ledger.entry e
   WHERE e.kind = 'bundle.exported' AND e.canonical::jsonb #>> '{body,manifest_digest}' = $1
   ORDER BY e.seq DESC LIMIT 1`;

/**
 * What ties the manifest to the signed ledger: the entry of the export, which names its digest, the proof that it is
 * in the ledger, and that the ledger with it only grew from the one the case is proved in. Null while no checkpoint
 * covers the entry.
 */
export async function anchorFiles(
  tx: EntityManager,
  manifestDigest: string,
  log: NoteVerifier,
  { lastSize, keptSize }: AnchorSizes,
): Promise<BundleFile[] | null> {
  const [row] = await tx.query<{ seq: string }[]>(EXPORT, [manifestDigest]);
  const entry = row === undefined ? null : await tx.findOneBy(Entry, { seq: row.seq });
  const checkpoint = entry === null ? null : await checkpointCovering(tx, Number(entry.seq), log);
  if (entry === null || checkpoint === null) return null;
  const size = Number(checkpoint.treeSize);
  const [proof = null] = await proofsOf(tx, [entry], size);
  const kept =
    keptSize === null || keptSize === lastSize
      ? []
      : [await consistencyProof(tx, Math.min(keptSize, size), Math.max(keptSize, size))];
  return [
    fileOf('anchor/entry.json', entry.canonical),
    jsonFile('anchor/proof.json', proof),
    fileOf('anchor/checkpoint', checkpoint.note),
    jsonFile('anchor/consistency.json', [await consistencyProof(tx, lastSize, size), ...kept]),
  ];
}
