import {
  ChoiceField,
  DateField,
  exampleId,
  IdField,
  InstantField,
  TextField,
  WholeField,
} from '../../platform/http/fields.js';
import { PageQuery } from '../../platform/http/pagination.js';
import { Shown } from '../../platform/http/shown.js';
import type { Authorization, Suspension } from './authorization.entity.js';
import {
  REVOCATION_REASONS,
  type RevocationReason,
  SUSPENSION_REASONS,
  type SuspensionReason,
} from './grant-rules.js';
import { AUTHORIZATION_STATES, type AuthorizationState, daysLeft, endOf, stateAt } from './in-force.js';

const EXAMPLE_AUTHORITY = 'Director of Human Resources';
const EXAMPLE_DIGEST = '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08';

/** The longest horizon that can be asked for, in days. */
const MAX_HORIZON = 730;

export class GrantAuthorization {
  @IdField('account', { description: 'The screener or reviewer who may search from now on.' })
  account_id: string;

  @TextField({
    description: 'The rule and the appointment it rests on (city policy B7).',
    example: 'Civil Service Rule 4.2, appointment 2026-113',
    max: 300,
  })
  basis: string;

  @TextField({
    description: 'The office or body that decided it; who writes it down is recorded as well.',
    example: EXAMPLE_AUTHORITY,
    max: 200,
  })
  granting_authority: string;

  @DateField({ description: 'When the training on lawful searching was completed; not in the future.' })
  training_completed_on: string;

  @DateField({
    description:
      'The last day on which that training counts. The authorization ends with it, even before `expires_at`; after ' +
      'new training grant a new one.',
    example: '2027-11-22',
  })
  training_expires_on: string;

  @DateField({
    description: 'When the holder signed that what they read stays confidential; not in the future.',
  })
  confidentiality_acknowledged_on: string;

  @TextField({
    description:
      'SHA-256 of the signed acknowledgement, in lower-case hex; the form stays with the employer.',
    example: EXAMPLE_DIGEST,
    min: 64,
    max: 64,
    pattern: /^[0-9a-f]{64}$/,
    optional: true,
  })
  acknowledgement_digest?: string;

  @InstantField({ description: 'From when it holds.' })
  valid_from: string;

  @InstantField({ description: 'When it ends; after `valid_from` and after now.' })
  expires_at: string;
}

export class RevokeAuthorization {
  @ChoiceField(REVOCATION_REASONS, { description: 'Why it is revoked.' })
  reason: RevocationReason;

  @InstantField({
    description:
      'From when it holds; now, unless told. An earlier time (not before `valid_from`) is for a ground that was lost ' +
      'then: acts since that time fail the release gate.',
    optional: true,
  })
  effective_at?: string;
}

export class SuspendAuthorization {
  @ChoiceField(SUSPENSION_REASONS, { description: 'Why it rests.' })
  reason: SuspensionReason;
}

export class AuthorizationsQuery extends PageQuery {
  @IdField('account', { description: 'Only those of this account.', optional: true })
  account_id?: string;

  @WholeField({
    description:
      'Only those in force that end (by their own end or that of the training) within so many days, and that no ' +
      'later authorization of the same person follows: the ones to renew.',
    min: 0,
    max: MAX_HORIZON,
    example: 30,
    inQuery: true,
    optional: true,
  })
  expiring_within_days?: number;
}

export class SuspensionView {
  @Shown({ description: 'From when.', example: '2026-11-22T10:15:00.000Z' })
  suspended_at: string;

  @Shown({ description: 'Administrator who suspended it.', example: exampleId('account') })
  suspended_by: string;

  @Shown({ description: 'Why.', enum: SUSPENSION_REASONS, example: 'inquiry_pending' })
  reason: SuspensionReason;

  @Shown({ description: 'Until when, or null while it lasts.', nullable: true, example: null })
  reinstated_at: string | null;

  @Shown({ description: 'Administrator who reinstated it, or null.', nullable: true, example: null })
  reinstated_by: string | null;
}

export class AuthorizationView {
  @Shown({ description: 'Id of the authorization.', example: exampleId('authorization') })
  id: string;

  @Shown({ description: 'Always `authorization`.', enum: ['authorization'], example: 'authorization' })
  object: 'authorization';

  @Shown({ description: 'Who holds it.', example: exampleId('account') })
  account_id: string;

  @Shown({ description: 'What it rests on.', example: 'Civil Service Rule 4.2, appointment 2026-113' })
  basis: string;

  @Shown({
    description: 'Office or body that decided it; null in old records.',
    nullable: true,
    example: EXAMPLE_AUTHORITY,
  })
  granting_authority: string | null;

  @Shown({ description: 'When the training was completed.', example: '2026-10-02' })
  training_completed_on: string;

  @Shown({
    description: 'Last day on which the training counts; null in old records.',
    nullable: true,
    example: '2027-10-02',
  })
  training_expires_on: string | null;

  @Shown({
    description: 'When confidentiality was acknowledged; null in old records.',
    nullable: true,
    example: '2026-10-02',
  })
  confidentiality_acknowledged_on: string | null;

  @Shown({ description: 'SHA-256 of the signed form, or null.', nullable: true, example: EXAMPLE_DIGEST })
  acknowledgement_digest: string | null;

  @Shown({ description: 'How it stands now.', enum: AUTHORIZATION_STATES, example: 'in_force' })
  state: AuthorizationState;

  @Shown({
    description: 'When it ends by itself: its own end or the lapse of the training, the earlier one.',
    example: '2027-10-03T00:00:00.000Z',
  })
  ends_at: string;

  @Shown({
    type: 'integer',
    description: 'Whole days until then; null when it is not in force. Renew it in time.',
    nullable: true,
    example: 314,
  })
  days_left: number | null;

  @Shown({ description: 'When it rested, oldest first.', type: SuspensionView, isArray: true })
  suspensions: SuspensionView[];

  @Shown({ description: 'Administrator who granted it.', example: exampleId('account') })
  granted_by: string;

  @Shown({ description: 'When it was granted.', example: '2026-11-22T10:15:00.000Z' })
  granted_at: string;

  @Shown({ description: 'From when it holds.', example: '2026-11-22T10:15:00.000Z' })
  valid_from: string;

  @Shown({ description: 'When it ends.', example: '2027-11-22T00:00:00.000Z' })
  expires_at: string;

  @Shown({ description: 'From when it is revoked, or null.', nullable: true, example: null })
  revoked_at: string | null;

  @Shown({ description: 'When the revocation was recorded, or null.', nullable: true, example: null })
  revocation_recorded_at: string | null;

  @Shown({ description: 'Who revoked it, or null.', nullable: true, example: null })
  revoked_by: string | null;

  @Shown({ description: 'Why it was revoked, or null.', nullable: true, enum: REVOCATION_REASONS })
  revoked_reason: string | null;
}

export function authorizationView(authorization: Authorization): AuthorizationView {
  const now = new Date();
  return {
    id: authorization.id,
    object: 'authorization',
    account_id: authorization.accountId,
    basis: authorization.basis,
    granting_authority: authorization.grantingAuthority,
    training_completed_on: authorization.trainingCompletedOn,
    training_expires_on: authorization.trainingExpiresOn,
    confidentiality_acknowledged_on: authorization.confidentialityAcknowledgedOn,
    acknowledgement_digest: authorization.acknowledgementDigest,
    state: stateAt(authorization, now),
    ends_at: endOf(authorization).toISOString(),
    days_left: daysLeft(authorization, now),
    suspensions: authorization.suspensions.map(suspensionView),
    granted_by: authorization.grantedBy,
    granted_at: authorization.grantedAt.toISOString(),
    valid_from: authorization.validFrom.toISOString(),
    expires_at: authorization.expiresAt.toISOString(),
    revoked_at: authorization.revokedAt?.toISOString() ?? null,
    revocation_recorded_at: authorization.revocationRecordedAt?.toISOString() ?? null,
    revoked_by: authorization.revokedBy,
    revoked_reason: authorization.revokedReason,
  };
}

function suspensionView(suspension: Suspension): SuspensionView {
  return {
    suspended_at: suspension.suspended_at,
    suspended_by: suspension.suspended_by,
    reason: suspension.reason,
    reinstated_at: suspension.reinstated_at,
    reinstated_by: suspension.reinstated_by,
  };
}
