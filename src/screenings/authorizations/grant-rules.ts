import type { FieldError } from '../../kernel/domain-error.js';

/** Why an authorization ends before its time. */
export const REVOCATION_REASONS = [
  'training_lapsed',
  'duty_changed',
  'misconduct',
  'employment_ended',
  'granted_in_error',
  'other',
] as const;
export type RevocationReason = (typeof REVOCATION_REASONS)[number];

/** Why an authorization rests for a while. */
export const SUSPENSION_REASONS = [
  'inquiry_pending',
  'training_overdue',
  'leave_of_absence',
  'conflict_of_interest',
  'requested_by_holder',
] as const;
export type SuspensionReason = (typeof SUSPENSION_REASONS)[number];

/** The dates of a wished-for authorization; days are `YYYY-MM-DD`. */
export interface GrantDates {
  readonly trainingCompletedOn: string;
  readonly trainingExpiresOn: string;
  readonly confidentialityAcknowledgedOn: string;
  readonly validFrom: Date;
  readonly expiresAt: Date;
}

/** What is wrong with the dates; empty means that it may be granted. */
export function grantProblems(dates: GrantDates, now: Date): FieldError[] {
  const today = now.toISOString().slice(0, 10);
  const problems: FieldError[] = [];
  const wrong = (field: string, message: string) => problems.push({ field, message });
  if (dates.trainingCompletedOn > today) {
    wrong('training_completed_on', 'The training must be completed; not in the future.');
  }
  if (dates.trainingExpiresOn < dates.trainingCompletedOn) {
    wrong('training_expires_on', 'Training can’t expire before it was completed.');
  } else if (dates.trainingExpiresOn < today) {
    wrong('training_expires_on', 'The training has lapsed: it is repeated first.');
  }
  if (dates.confidentialityAcknowledgedOn > today) {
    wrong('confidentiality_acknowledged_on', 'The acknowledgement must be signed; not in the future.');
  }
  if (dates.expiresAt <= dates.validFrom) wrong('expires_at', 'It must end after valid_from.');
  if (dates.expiresAt <= now) wrong('expires_at', 'It must end in the future.');
  return problems;
}
