import type { EntityManager } from 'typeorm';
import type { Actor } from '../../kernel/actor.js';
import { conflict, forbidden } from '../../kernel/domain-error.js';
import { SearchRecord } from './search-record.entity.js';
import { needsApproval } from './step-completeness.js';
import { StepResult } from './step-result.entity.js';

/**
 * Whoever searched for a candidate does not approve what was left out for the same candidate, whichever of the
 * screeners wrote it down.
 *
 * @throws DomainError forbidden `step_result.four_eyes`
 */
export async function refuseOwnScreening(
  tx: EntityManager,
  actor: Actor,
  screeningId: string,
): Promise<void> {
  const searched = await tx.existsBy(SearchRecord, { screeningId, screenerId: actor.accountId });
  const recorded = await tx.existsBy(StepResult, { screeningId, recordedBy: actor.accountId });
  if (!searched && !recorded) return;
  throw forbidden(
    'step_result.four_eyes',
    'You screened this candidate; a coordinator who did not must approve what was left out.',
  );
}

/** Only what was left out is approved, once, and not by who wrote it down. */
export function requireApprovable(result: StepResult, actor: Actor): void {
  if (!needsApproval(result.outcome)) {
    throw conflict('step_result.needs_no_approval', 'A step that was done needs no approval.', {
      state: result.outcome,
    });
  }
  if (result.approvedAt !== null) {
    throw conflict('step_result.already_approved', 'This step result is approved already.', {
      state: 'approved',
    });
  }
  if (result.recordedBy === actor.accountId) {
    throw forbidden(
      'step_result.four_eyes',
      'You recorded this result; another coordinator must approve it.',
    );
  }
}
