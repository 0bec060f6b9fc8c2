import { PROTECTED_CLASSES, type ProtectedClass } from '../../kernel/protected-class.js';
import { exampleId } from '../../platform/http/fields.js';
import { Shown } from '../../platform/http/shown.js';
import type { Evidence } from './evidence.js';
import type { FilterProposal } from './filter-proposal.entity.js';
import {
  DECISION_REASONS,
  type DecisionReason,
  PROPOSAL_KINDS,
  PROPOSAL_STATES,
  type ProposalKind,
  type ProposalState,
  stateOf,
} from './proposal-rules.js';
import { ShareView, shareView } from './quality.views.js';
import { wilson } from './wilson.js';

/** A change of the rules that reviews suggest, in counts and ids. The words themselves are nowhere in it. */
export class FilterProposalView {
  @Shown({ description: 'Id of the proposal.', example: exampleId('filter_proposal') })
  id: string;

  @Shown({ description: 'Always `filter_proposal`.', enum: ['filter_proposal'], example: 'filter_proposal' })
  object: 'filter_proposal';

  @Shown({
    description:
      '`narrow_rule`: reviewers lifted this rule repeatedly, narrow or retire it. `add_words`: reviewers added the same ' +
      'words repeatedly, add them to the lexicon of the class.',
    enum: PROPOSAL_KINDS,
    example: 'narrow_rule',
  })
  kind: ProposalKind;

  @Shown({
    description: 'The ruleset whose reviews suggest it.',
    example: '3d0f6a3f0b8f2f3e7a5c9d1b4e6f8091a2b3c4d5e6f708192a3b4c5d6e7f8091',
  })
  ruleset_digest: string;

  @Shown({ description: 'Detector, of `narrow_rule`.', nullable: true, example: 'religion@1' })
  detector: string | null;

  @Shown({ description: 'Rule, of `narrow_rule`.', nullable: true, example: 'worship.attends' })
  rule: string | null;

  @Shown({ description: 'Class, of `add_words`.', nullable: true, enum: PROTECTED_CLASSES, example: null })
  class: ProtectedClass | null;

  @Shown({
    description:
      'Whether it waits for a decision. `lapsed`: later reviews took back what it rested on; it can’t be decided now.',
    enum: PROPOSAL_STATES,
    example: 'open',
  })
  state: ProposalState;

  @Shown({ description: 'Findings in which reviewers lifted the rule or added the words.', type: 'integer' })
  findings: number;

  @Shown({
    description: 'Screenings of those findings; a second, blind one counts with its first.',
    type: 'integer',
  })
  screenings: number;

  @Shown({
    description:
      'Of a rule: the share of its removals that reviewers left standing. Of words: the share of their additions that ' +
      'no later reviewer lifted; texts where the same words stood unremarked are not in it.',
    type: () => ShareView,
    nullable: true,
  })
  estimated_precision: ShareView | null;

  @Shown({ description: 'When it was opened.', example: '2026-11-22T10:15:00.000Z' })
  opened_at: string;

  @Shown({ description: 'Why it was decided so.', nullable: true, enum: DECISION_REASONS, example: null })
  decision_reason: DecisionReason | null;

  @Shown({ description: 'Who decided.', nullable: true, example: null })
  decided_by: string | null;

  @Shown({ description: 'When.', nullable: true, example: null })
  decided_at: string | null;
}

export function filterProposalView(proposal: FilterProposal, evidence: Evidence): FilterProposalView {
  return {
    id: proposal.id,
    object: 'filter_proposal',
    kind: proposal.kind,
    ruleset_digest: proposal.rulesetDigest,
    detector: proposal.detector,
    rule: proposal.rule,
    class: proposal.protectedClass,
    state: stateOf(proposal.decision, evidence),
    findings: evidence.findings,
    screenings: evidence.screenings,
    estimated_precision: shareView(wilson(evidence.hits, evidence.cases)),
    opened_at: proposal.openedAt.toISOString(),
    decision_reason: proposal.decisionReason,
    decided_by: proposal.decidedBy,
    decided_at: proposal.decidedAt?.toISOString() ?? null,
  };
}
