import { ChoiceField, exampleId } from '../../platform/http/fields.js';
import { Shown } from '../../platform/http/shown.js';
import { FlaggedStepView, flaggedStepView } from './flagged-step.dto.js';
import {
  DECLINE_REASONS,
  type DeclineReason,
  POLICY_DECISIONS,
  type PolicyDecision,
  type PolicyDecisionKind,
} from './policy-decision.entity.js';

export class DeclineUpdate {
  @ChoiceField(DECLINE_REASONS, { description: 'Why the requisition stays under the packs it pinned.' })
  reason: DeclineReason;
}

export class PolicyDecisionView {
  @Shown({ description: 'Id of the decision.', example: exampleId('policy_decision') })
  id: string;

  @Shown({ description: 'Always `policy_decision`.', enum: ['policy_decision'] })
  object: 'policy_decision';

  @Shown({ description: 'The requisition.', example: exampleId('requisition') })
  requisition_id: string;

  @Shown({ description: 'What was decided.', enum: POLICY_DECISIONS, example: 'applied' })
  decision: PolicyDecisionKind;

  @Shown({ description: 'Why it was declined, or null.', enum: DECLINE_REASONS, nullable: true })
  reason: DeclineReason | null;

  @Shown({ description: 'The packs before.', type: 'string', isArray: true, example: ['us-il@1'] })
  packs_before: string[];

  @Shown({ description: 'The packs offered.', type: 'string', isArray: true, example: ['us-il@3'] })
  packs_after: string[];

  @Shown({ description: 'Steps whose ruling changed.', type: () => [FlaggedStepView] })
  steps_flagged: FlaggedStepView[];

  @Shown({ type: 'integer', description: 'Findings that were sent through the filter again.', example: 3 })
  findings_requeued: number;

  @Shown({ description: 'The coordinator.', example: exampleId('account') })
  decided_by: string;

  @Shown({ description: 'When.', example: '2026-11-22T10:15:00.000Z' })
  decided_at: string;
}

export function policyDecisionView(decision: PolicyDecision): PolicyDecisionView {
  return {
    id: decision.id,
    object: 'policy_decision',
    requisition_id: decision.requisitionId,
    decision: decision.decision,
    reason: decision.reason,
    packs_before: [...decision.packsBefore],
    packs_after: [...decision.packsAfter],
    steps_flagged: decision.flagged.map(flaggedStepView),
    findings_requeued: decision.findingsRequeued,
    decided_by: decision.decidedBy,
    decided_at: decision.decidedAt.toISOString(),
  };
}
