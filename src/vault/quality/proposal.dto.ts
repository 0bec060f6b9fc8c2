import { ChoiceField, TextField } from '../../platform/http/fields.js';
import { PageQuery } from '../../platform/http/pagination.js';
import {
  DECISION_REASONS,
  type DecisionReason,
  PROPOSAL_DECISIONS,
  PROPOSAL_KINDS,
  type ProposalDecision,
  type ProposalKind,
} from './proposal-rules.js';

export const DECIDED_FILTER = ['undecided', ...PROPOSAL_DECISIONS] as const;

export class ProposalsQuery extends PageQuery {
  @ChoiceField(PROPOSAL_KINDS, { description: 'Only those of this kind.', optional: true })
  kind?: ProposalKind;

  @ChoiceField(DECIDED_FILTER, { description: 'Only those undecided, or decided so.', optional: true })
  decision?: (typeof DECIDED_FILTER)[number];

  @TextField({
    description: 'Only those of this ruleset.',
    example: '3d0f6a3f0b8f2f3e7a5c9d1b4e6f8091a2b3c4d5e6f708192a3b4c5d6e7f8091',
    max: 64,
    pattern: /^[0-9a-f]{64}$/,
    optional: true,
  })
  ruleset_digest?: string;
}

export class DecideProposal {
  @ChoiceField(PROPOSAL_DECISIONS, { description: 'What is decided. It is final.' })
  decision: ProposalDecision;

  @ChoiceField(DECISION_REASONS, {
    description:
      'Why. A rule is accepted to `narrow_the_rule` or `retire_the_rule`, declined as `rule_is_right`; words are ' +
      'accepted to `add_the_words` or `add_with_a_gate`, declined for `words_have_other_meanings`; both are declined ' +
      'for `too_little_evidence` or as `covered_by_a_later_ruleset`.',
  })
  reason: DecisionReason;
}
