import { ChoiceField } from '../../platform/http/fields.js';
import { IdListField } from '../../platform/http/list-fields.js';
import { Shown } from '../../platform/http/shown.js';
import { DECISION_OUTCOMES, type Decision, type DecisionOutcome } from './decision.entity.js';

export class RecordDecision {
  @ChoiceField(DECISION_OUTCOMES, {
    description: 'What was decided about the candidate.',
  })
  outcome: DecisionOutcome;

  @IdListField('criterion', {
    description: 'The requisition’s criteria on which the decision rests; the packet lists them.',
    max: 20,
  })
  criterion_ids: string[];
}

export class DecisionView {
  @Shown({ description: 'The decision’s id.', example: 'dec_01KAN5TQ2M9Z8Y7X6W5V4T3S2R' })
  id: string;

  @Shown({ description: 'Always `decision`.', example: 'decision' })
  object: string;

  @Shown({ description: 'The packet decided upon.', example: 'pkt_01KAN5TQ2M9Z8Y7X6W5V4T3S2R' })
  packet_id: string;

  @Shown({ description: 'Who decided.', example: 'acc_01KAN5TQ2M9Z8Y7X6W5V4T3S2R' })
  account_id: string;

  @Shown({ description: 'What was decided.', enum: DECISION_OUTCOMES })
  outcome: DecisionOutcome;

  @Shown({
    description: 'The criteria it rests on.',
    example: ['crt_01KAN5TQ2M9Z8Y7X6W5V4T3S2R'],
    type: String,
    isArray: true,
  })
  criterion_ids: string[];

  @Shown({ description: 'When.', example: '2026-03-02T15:04:05.000Z' })
  decided_at: string;
}

export function decisionView(decision: Decision): DecisionView {
  return {
    id: decision.id,
    object: 'decision',
    packet_id: decision.packetId,
    account_id: decision.accountId,
    outcome: decision.outcome,
    criterion_ids: [...decision.criteria],
    decided_at: decision.decidedAt.toISOString(),
  };
}
