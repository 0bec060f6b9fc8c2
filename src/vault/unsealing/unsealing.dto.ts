import { ChoiceField, exampleId, IdField, TextField } from '../../platform/http/fields.js';
import { PageQuery } from '../../platform/http/pagination.js';
import { Shown } from '../../platform/http/shown.js';
import {
  APPROVING_ROLES,
  type ApprovingRole,
  UNSEALING_REASONS,
  type Unsealing,
  type UnsealingApproval,
  type UnsealingReason,
} from './unsealing.entity.js';
import { stateAt, UNSEALING_STATES, type UnsealingState } from './unsealing-rules.js';

export class AskUnsealing {
  @ChoiceField(UNSEALING_REASONS, { description: 'Why it must be seen.' })
  reason: UnsealingReason;

  @TextField({
    description: 'The number of the case or request elsewhere. A number, no names.',
    example: '2026-CV-01187',
    max: 40,
    pattern: /^(?=.*\d)[A-Za-z0-9][A-Za-z0-9./-]{2,39}$/,
  })
  case_reference: string;
}

export class UnsealingsQuery extends PageQuery {
  @IdField('requisition', { description: 'Only those of this requisition.', optional: true })
  requisition_id?: string;
}

export class UnsealingApprovalView {
  @Shown({ description: 'In which role.', enum: APPROVING_ROLES, example: 'administrator' })
  role: ApprovingRole;

  @Shown({ description: 'Who.', example: exampleId('account') })
  approved_by: string;

  @Shown({ description: 'When.', example: '2026-03-02T15:04:05.000Z' })
  approved_at: string;
}

export class UnsealingView {
  @Shown({ description: 'Id of the request.', example: exampleId('unsealing') })
  id: string;

  @Shown({ description: 'Always `unsealing`.', enum: ['unsealing'], example: 'unsealing' })
  object: 'unsealing';

  @Shown({ description: 'The finding.', example: exampleId('finding') })
  finding_id: string;

  @Shown({ description: 'Its screening.', example: exampleId('screening') })
  screening_id: string;

  @Shown({ description: 'Its requisition.', example: exampleId('requisition') })
  requisition_id: string;

  @Shown({ description: 'Who asked.', example: exampleId('account') })
  asked_by: string;

  @Shown({ description: 'When.', example: '2026-03-02T14:04:05.000Z' })
  asked_at: string;

  @Shown({ description: 'Why.', enum: UNSEALING_REASONS, example: 'court_order' })
  reason: UnsealingReason;

  @Shown({ description: 'The number of the case elsewhere.', example: '2026-CV-01187' })
  case_reference: string;

  @Shown({ description: 'Where it stands.', enum: UNSEALING_STATES, example: 'asked' })
  state: UnsealingState;

  @Shown({ description: 'The approvals so far.', type: UnsealingApprovalView, isArray: true })
  approvals: UnsealingApprovalView[];

  @Shown({ description: 'Until when it can be read, or null.', nullable: true, example: null })
  open_until: string | null;

  @Shown({ description: 'Who revoked it, or null.', nullable: true, example: null })
  revoked_by: string | null;
}

export function unsealingView(
  unsealing: Unsealing,
  approvals: readonly UnsealingApproval[],
  now: Date,
): UnsealingView {
  return {
    id: unsealing.id,
    object: 'unsealing',
    finding_id: unsealing.findingId,
    screening_id: unsealing.screeningId,
    requisition_id: unsealing.requisitionId,
    asked_by: unsealing.askedBy,
    asked_at: unsealing.askedAt.toISOString(),
    reason: unsealing.reason,
    case_reference: unsealing.caseReference,
    state: stateAt(unsealing, now),
    approvals: approvals.map((approval) => ({
      role: approval.role,
      approved_by: approval.approvedBy,
      approved_at: approval.approvedAt.toISOString(),
    })),
    open_until: unsealing.openUntil?.toISOString() ?? null,
    revoked_by: unsealing.revokedBy,
  };
}
