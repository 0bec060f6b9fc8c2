import type { FieldError } from '../../kernel/domain-error.js';
import type { StatementKind } from '../../kernel/statement-kind.js';
import type { ReviewDisposition } from '../review/review.dto.js';

/** Why a statement does not stand beside its finding. */
export const STATEMENT_WITHHELD_REASONS = [
  'held_by_filter',
  'not_about_the_finding',
  'duplicate',
  'unsupported',
] as const;
export type StatementWithheldReason = (typeof STATEMENT_WITHHELD_REASONS)[number];

/** What is wrong with the times of a statement that is to be logged. */
export function receivedErrors(
  kind: StatementKind,
  receivedAt: Date | null,
  invitedAt: Date | null,
  now: Date,
): FieldError[] {
  const wrong = (message: string) => [{ field: 'received_at', message }];
  if (kind === 'mitigating_fact') {
    return receivedAt === null ? [] : wrong('Leave it out: it goes with `candidate_response`.');
  }
  if (receivedAt === null) return wrong('Send when the answer came in.');
  if (receivedAt > now) return wrong('Send a time that is not in the future.');
  return invitedAt !== null && receivedAt < invitedAt ? wrong('Send a time after the invitation.') : [];
}

/** What is wrong with a review's word; `held` says that the filter does not vouch for the text. */
export function statementReviewErrors(
  kind: StatementKind,
  disposition: ReviewDisposition,
  reason: StatementWithheldReason | undefined,
  held: boolean,
): FieldError[] {
  if (disposition === 'include') {
    if (reason !== undefined)
      return [{ field: 'withheld_reason', message: 'Leave it out: it goes with `withhold`.' }];
    return held
      ? [{ field: 'disposition', message: 'The filter holds it: add removals, or withhold it.' }]
      : [];
  }
  if (reason === undefined) return [{ field: 'withheld_reason', message: 'Send why it is left out.' }];
  if (reason === 'held_by_filter' && !held) {
    return [{ field: 'withheld_reason', message: 'Send another reason: the filter does not hold it.' }];
  }
  // The candidate was asked: whoever filters their answer away for another reason would answer in their place.
  if (kind === 'candidate_response' && reason !== 'held_by_filter') {
    return [{ field: 'disposition', message: 'A candidate’s answer goes with the finding: include it.' }];
  }
  return [];
}
