import { type EntityManager, MoreThanOrEqual } from 'typeorm';
import { CheckpointRow } from '../../platform/ledger/log/log.entities.js';
import { proveConsistency } from '../../platform/ledger/log/prove.js';

/** The earliest checkpoint that covers so many entries: it stays the same however the ledger grows. */
export async function checkpointCovering(tx: EntityManager, size: number): Promise<CheckpointRow | null> {
  return tx.findOne(CheckpointRow, {
    where: { treeSize: MoreThanOrEqual(String(size)) },
    order: { treeSize: 'ASC' },
  });
}

/** That the tree of the older size is the beginning of the newer one. */
export async function consistencyProof(tx: EntityManager, from: number, to: number) {
  return { from, to, hashes: await proveConsistency(tx, from, to) };
}
