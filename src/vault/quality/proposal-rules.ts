import type { FieldError } from '../../kernel/domain-error.js';

export const PROPOSAL_KINDS = ['narrow_rule', 'add_words'] as const;
/** `narrow_rule`: narrow or retire a rule. `add_words`: add words to the lexicon of a class. */
export type ProposalKind = (typeof PROPOSAL_KINDS)[number];

export const PROPOSAL_DECISIONS = ['accepted', 'declined'] as const;
export type ProposalDecision = (typeof PROPOSAL_DECISIONS)[number];

/** `lapsed`: later reviews took back so much of what it rested on that it would not be made today. */
export const PROPOSAL_STATES = ['open', 'lapsed', ...PROPOSAL_DECISIONS] as const;
export type ProposalState = (typeof PROPOSAL_STATES)[number];

/** Why a proposal was decided so. */
export const DECISION_REASONS = [
  'narrow_the_rule',
  'retire_the_rule',
  'add_the_words',
  'add_with_a_gate',
  'too_little_evidence',
  'rule_is_right',
  'words_have_other_meanings',
  'covered_by_a_later_ruleset',
] as const;
export type DecisionReason = (typeof DECISION_REASONS)[number];

const REASONS: Record<ProposalKind, Record<ProposalDecision, readonly DecisionReason[]>> = {
  narrow_rule: {
    accepted: ['narrow_the_rule', 'retire_the_rule'],
    declined: ['too_little_evidence', 'rule_is_right', 'covered_by_a_later_ruleset'],
  },
  add_words: {
    accepted: ['add_the_words', 'add_with_a_gate'],
    declined: ['too_little_evidence', 'words_have_other_meanings', 'covered_by_a_later_ruleset'],
  },
};

/** What is wrong with a decision, field by field; empty means nothing. */
export function decisionErrors(
  kind: ProposalKind,
  decision: ProposalDecision,
  reason: DecisionReason,
): FieldError[] {
  const fitting = REASONS[kind][decision];
  if (fitting.includes(reason)) return [];
  return [{ field: 'reason', message: `Send a reason that goes with it: ${fitting.join(', ')}.` }];
}

/** How many different texts and candidates' screenings speak for a proposal. */
export interface Support {
  readonly findings: number;
  readonly screenings: number;
}

/**
 * Repeatedly means: in the texts of at least two screenings. One candidate's manner of speaking is no ground for a rule
 * about everybody's, and a proposal that rests on one person would point at that person.
 */
const LEAST_SCREENINGS = 2;

export function isSupported(support: Support): boolean {
  return support.screenings >= LEAST_SCREENINGS;
}

export function stateOf(decision: ProposalDecision | null, support: Support): ProposalState {
  return decision ?? (isSupported(support) ? 'open' : 'lapsed');
}
