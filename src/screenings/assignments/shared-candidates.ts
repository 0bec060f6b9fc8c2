import { type EntityManager, In } from 'typeorm';
import { conflict } from '../../kernel/domain-error.js';
import { Screening } from '../screenings/screening.entity.js';
import { Assignment } from './assignment.entity.js';
import { SIDE_OF_DUTY } from './duties.js';

/**
 * What a person has seen of a candidate in one requisition, they know in another. So for the conflict rule, the
 * requisitions in which a candidate is screened count as one.
 */
export async function requisitionsSharingCandidates(
  tx: EntityManager,
  requisitionId: string,
): Promise<string[]> {
  const rows = await tx.query<{ readonly requisition_id: string }[]>(
    `SELECT DISTINCT other.requisition_id
     FROM screenings.screening mine JOIN screenings.screening other ON other.candidate_id = mine.candidate_id
     WHERE mine.requisition_id = $1 AND other.requisition_id <> $1`,
    [requisitionId],
  );
  return rows.map((row) => row.requisition_id);
}

/** Duties and screenings are given one after the other: each looks at what the other would change. */
export async function lockDuties(tx: EntityManager): Promise<void> {
  await tx.query("SELECT pg_advisory_xact_lock(hashtextextended('fairscreen.duties', 0))");
}

/** The code of a refusal because a candidate would bring people on both sides along. */
export const SHARED_CONFLICT = 'screening.conflict_of_duties';

/**
 * A candidate who is screened elsewhere brings those people along: nobody may have prepared there and decide
 * here, or the other way round.
 *
 * @throws DomainError conflict `screening.conflict_of_duties`, naming the accounts
 */
export async function refuseSharedConflict(
  tx: EntityManager,
  candidateId: string,
  requisitionId: string,
): Promise<void> {
  const elsewhere = await tx.findBy(Screening, { candidateId });
  if (elsewhere.length === 0) return;
  const requisitionIds = [requisitionId, ...elsewhere.map((screening) => screening.requisitionId)];
  const assignments = await tx.findBy(Assignment, { requisitionId: In(requisitionIds) });
  const deciding = new Set(accountsOnSide(assignments, 'decides'));
  const both = [...new Set(accountsOnSide(assignments, 'prepares'))].filter((account) =>
    deciding.has(account),
  );
  if (both.length === 0) return;
  throw conflict(
    SHARED_CONFLICT,
    'This candidate is screened in another requisition too, and somebody prepares in one and decides in the other.',
    {
      missing: [
        {
          code: 'other_people',
          detail: 'Open the screening in a requisition in which these people have no duty.',
          related: both,
        },
      ],
    },
  );
}

function accountsOnSide(assignments: readonly Assignment[], side: 'prepares' | 'decides'): string[] {
  return assignments
    .filter((assignment) => SIDE_OF_DUTY[assignment.duty] === side)
    .map((assignment) => assignment.accountId);
}
