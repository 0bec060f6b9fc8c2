import type { EntityManager, SelectQueryBuilder } from 'typeorm';
import type { Actor } from '../../kernel/actor.js';
import { requisitionsInSight } from '../assignments/sight.js';
import { Candidate } from './candidate.entity.js';

/**
 * The candidates whom the actor may know of: for a coordinator, those they added and those screened in their
 * requisitions; for an auditor, all.
 */
export async function visibleCandidates(
  tx: EntityManager,
  actor: Actor,
): Promise<SelectQueryBuilder<Candidate>> {
  const candidates = tx.createQueryBuilder(Candidate, 'thing');
  const requisitionIds = await requisitionsInSight(tx, actor, ['coordinator']);
  if (requisitionIds === null) return candidates;
  return candidates.andWhere(
    '(thing.created_by = :me OR EXISTS (SELECT 1 FROM screenings.screening s ' +
      'WHERE s.candidate_id = thing.id AND s.requisition_id = ANY(:requisitionIds)))',
    { me: actor.accountId, requisitionIds },
  );
}

/** One candidate, if the actor may know of this person. */
export async function findVisibleCandidate(
  tx: EntityManager,
  actor: Actor,
  candidateId: string,
): Promise<Candidate | null> {
  const candidates = await visibleCandidates(tx, actor);
  return candidates.andWhere({ id: candidateId }).getOne();
}
