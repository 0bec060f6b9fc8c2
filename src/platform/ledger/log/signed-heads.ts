import { Between, type EntityManager } from 'typeorm';
import { type Checkpoint, type LogKeys, openCheckpoint } from '../notes/checkpoint.js';
import { CheckpointRow } from './log.entities.js';

/** What the verifier knows from elsewhere. */
export interface Trusted {
  /** Null: signatures can't be checked, only what they are over. */
  readonly log: LogKeys | null;
  /** A checkpoint that was kept away from the database, already opened. */
  readonly kept: Checkpoint | null;
}

/** What was said of the tree of one size; null for a checkpoint that is not signed with the key that was given. */
export type SignedRoots = readonly (Buffer | null)[];

/** What was signed over trees of sizes from `from` to `to`, in the database and elsewhere, the smallest first. */
export async function headsBetween(
  tx: EntityManager,
  { from, to }: { from: number; to: number },
  { log, kept }: Trusted,
): Promise<ReadonlyMap<number, SignedRoots>> {
  const heads = new Map<number, SignedRoots>();
  const rows = await tx.find(CheckpointRow, { where: { treeSize: Between(String(from), String(to)) } });
  for (const row of rows) heads.set(Number(row.treeSize), [signedRoot(row, log)]);
  if (kept !== null && kept.size >= from && kept.size <= to) {
    heads.set(kept.size, [...(heads.get(kept.size) ?? []), kept.root]);
  }
  return new Map([...heads].sort(([a], [b]) => a - b));
}

function signedRoot({ note, treeSize, rootHash }: CheckpointRow, log: LogKeys | null): Buffer | null {
  if (log === null) return rootHash;
  const opened = openCheckpoint(note, log);
  if (opened === null || opened.size !== Number(treeSize)) return null;
  return opened.root.equals(rootHash) ? rootHash : null;
}
