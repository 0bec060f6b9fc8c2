import type { EntityManager } from 'typeorm';
import { newId } from '../../kernel/ids.js';
import { Criterion } from './requisition.entity.js';

/** Gives a requisition its criteria, in this order. */
export async function insertCriteria(
  tx: EntityManager,
  requisitionId: string,
  texts: readonly string[],
  now: Date,
): Promise<Criterion[]> {
  const criteria = texts.map((text, index) =>
    tx.create(Criterion, { id: newId('criterion', now), requisitionId, position: index + 1, text }),
  );
  await tx.insert(Criterion, criteria);
  return criteria;
}

/** Nothing refers to a criterion before the first screening, and after it criteria don't change. */
export async function replaceCriteria(
  tx: EntityManager,
  requisitionId: string,
  texts: readonly string[],
): Promise<void> {
  await tx.delete(Criterion, { requisitionId });
  await insertCriteria(tx, requisitionId, texts, new Date());
}
