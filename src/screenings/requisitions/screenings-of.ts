import type { EntityManager } from 'typeorm';
import { Screening } from '../screenings/screening.entity.js';

/** Locks the screenings, so that none starts between the question and the change. */
export async function lockScreenings(tx: EntityManager, requisitionId: string): Promise<Screening[]> {
  return tx.find(Screening, {
    where: { requisitionId },
    order: { id: 'ASC' },
    lock: { mode: 'pessimistic_write' },
  });
}

/** Opened screenings follow their requisition to another checklist; a gate compares the two before release. */
export async function moveToChecklist(
  tx: EntityManager,
  screenings: readonly Screening[],
  checklistId: string,
): Promise<void> {
  for (const screening of screenings) {
    await tx.update(Screening, { id: screening.id }, { checklistId, version: screening.version + 1 });
  }
}
