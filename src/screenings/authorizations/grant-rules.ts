import type { FieldError } from '../../kernel/domain-error.js';

/** Why an authorization ends before its time. */
export const REVOCATION_REASONS = [
  'training_lapsed',
  'duty_changed',
  'misconduct',
  'employment_ended',
  'other',
] as const;
export type RevocationReason = (typeof REVOCATION_REASONS)[number];

/** The dates of a wished-for authorization. */
export interface GrantDates {
  /** `YYYY-MM-DD`. */
  readonly trainingCompletedOn: string;
  readonly validFrom: Date;
  readonly expiresAt: Date;
}

/** What is wrong with the dates; empty means that it may be granted. */
export function grantProblems(dates: GrantDates, now: Date): FieldError[] {
  const problems: FieldError[] = [];
  if (dates.trainingCompletedOn > now.toISOString().slice(0, 10)) {
    problems.push({
      field: 'training_completed_on',
      message: 'The training must be completed; not in the future.',
    });
  }
  if (dates.expiresAt <= dates.validFrom) {
    problems.push({ field: 'expires_at', message: 'It must end after valid_from.' });
  }
  if (dates.expiresAt <= now) {
    problems.push({ field: 'expires_at', message: 'It must end in the future.' });
  }
  return problems;
}
