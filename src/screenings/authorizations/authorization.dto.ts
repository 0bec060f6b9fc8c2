import {
  ChoiceField,
  DateField,
  exampleId,
  IdField,
  InstantField,
  TextField,
} from '../../platform/http/fields.js';
import { PageQuery } from '../../platform/http/pagination.js';
import { Shown } from '../../platform/http/shown.js';
import type { Authorization } from './authorization.entity.js';
import { REVOCATION_REASONS, type RevocationReason } from './grant-rules.js';

export class GrantAuthorization {
  @IdField('account', { description: 'The screener or reviewer who may search from now on.' })
  account_id: string;

  @TextField({
    description: 'The rule and the appointment it rests on (city policy B7).',
    example: 'Civil Service Rule 4.2, appointment 2026-113',
    max: 300,
  })
  basis: string;

  @DateField({ description: 'When the training on lawful searching was completed; not in the future.' })
  training_completed_on: string;

  @InstantField({ description: 'From when it holds.' })
  valid_from: string;

  @InstantField({ description: 'When it ends; after `valid_from` and after now.' })
  expires_at: string;
}

export class RevokeAuthorization {
  @ChoiceField(REVOCATION_REASONS, { description: 'Why it is revoked.' })
  reason: RevocationReason;
}

export class AuthorizationsQuery extends PageQuery {
  @IdField('account', { description: 'Only those of this account.', optional: true })
  account_id?: string;
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

  @Shown({ description: 'When the training was completed.', example: '2026-10-02' })
  training_completed_on: string;

  @Shown({ description: 'Administrator who granted it.', example: exampleId('account') })
  granted_by: string;

  @Shown({ description: 'When it was granted.', example: '2026-11-22T10:15:00.000Z' })
  granted_at: string;

  @Shown({ description: 'From when it holds.', example: '2026-11-22T10:15:00.000Z' })
  valid_from: string;

  @Shown({ description: 'When it ends.', example: '2027-11-22T00:00:00.000Z' })
  expires_at: string;

  @Shown({ description: 'When it was revoked, or null.', nullable: true, example: null })
  revoked_at: string | null;

  @Shown({ description: 'Who revoked it, or null.', nullable: true, example: null })
  revoked_by: string | null;

  @Shown({ description: 'Why it was revoked, or null.', nullable: true, enum: REVOCATION_REASONS })
  revoked_reason: string | null;
}

export function authorizationView(authorization: Authorization): AuthorizationView {
  return {
    id: authorization.id,
    object: 'authorization',
    account_id: authorization.accountId,
    basis: authorization.basis,
    training_completed_on: authorization.trainingCompletedOn,
    granted_by: authorization.grantedBy,
    granted_at: authorization.grantedAt.toISOString(),
    valid_from: authorization.validFrom.toISOString(),
    expires_at: authorization.expiresAt.toISOString(),
    revoked_at: authorization.revokedAt?.toISOString() ?? null,
    revoked_by: authorization.revokedBy,
    revoked_reason: authorization.revokedReason,
  };
}
