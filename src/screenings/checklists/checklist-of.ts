import type { EntityManager } from 'typeorm';
import { Checklist } from './checklist.entity.js';

/** The checklist that a requisition or a screening names. It is there: a foreign key holds it, and none is deleted. */
export async function checklistOf(tx: EntityManager, checklistId: string): Promise<Checklist> {
  return tx.findOneByOrFail(Checklist, { id: checklistId });
}
