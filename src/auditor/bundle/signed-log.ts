import { type EntityManager, Like, MoreThanOrEqual } from 'typeorm';
import { CheckpointRow } from '../../platform/ledger/log/log.entities.js';
import { proveConsistency } from '../../platform/ledger/log/prove.js';
import type { NoteVerifier } from '../../platform/ledger/notes/signed-note.js';

/** Characters of a signature in base64 that the four bytes of its key id decide alone. */
const KEY_ID_CHARACTERS = 5;

/**
 * The earliest checkpoint of the present key that covers so many entries: it stays the same however the ledger grows,
 * until the key is rotated. Whoever verifies a bundle then needs one key only.
 */
export async function checkpointCovering(
  tx: EntityManager,
  size: number,
  { name, keyId }: NoteVerifier,
): Promise<CheckpointRow | null> {
  const id = keyId.toString('base64').slice(0, KEY_ID_CHARACTERS);
  return tx.findOne(CheckpointRow, {
    where: { treeSize: MoreThanOrEqual(String(size)), note: Like(`%\n— ${name} ${id}%`) },
    order: { treeSize: 'ASC' },
  });
}

/** That the tree of the older size is the beginning of the newer one. */
export async function consistencyProof(tx: EntityManager, from: number, to: number) {
  return { from, to, hashes: await proveConsistency(tx, from, to) };
}
