import type { EntityManager } from 'typeorm';
import { Criterion } from './requisition.entity.js';

/** The job-related criteria of a requisition, in order. */
export async function criteriaOf(tx: EntityManager, requisitionId: string): Promise<Criterion[]> {
  return tx.find(Criterion, { where: { requisitionId }, order: { position: 'ASC' } });
}
