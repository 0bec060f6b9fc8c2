import type { IdentifierKind } from '../findings/identifier-kinds.js';

/** How surely a finding is about this candidate. */
export const ATTRIBUTIONS = ['confirmed', 'probable', 'unconfirmed'] as const;
export type Attribution = (typeof ATTRIBUTIONS)[number];

/** `own` belongs to one person and was supplied by them; a circumstance fits many. */
export const WEIGHTS = ['name', 'own', 'circumstance'] as const;
export type Weight = (typeof WEIGHTS)[number];

interface IdentifierRule {
  readonly weight: Weight;
  readonly reason: string;
}

/** What each kind of identifier weighs, and why. A screener reads the reasons; the code adds up the weights. */
export const IDENTIFIER_RULES: { readonly [kind in IdentifierKind]: IdentifierRule } = {
  full_name: {
    weight: 'name',
    reason: 'Namesakes are many, and more so in some groups than in others (86 FR 62468).',
  },
  handle_supplied: { weight: 'own', reason: 'The candidate named this account as theirs.' },
  email: { weight: 'own', reason: 'An address the candidate supplied has one owner.' },
  phone: {
    weight: 'own',
    reason: 'A number the candidate supplied; numbers change hands, so look at dates.',
  },
  linked_profile: {
    weight: 'own',
    reason: 'An account of theirs links here, and only its owner can do that.',
  },
  photo: {
    weight: 'circumstance',
    reason: 'Compared by eye only; likeness misleads, across races most of all. No face recognition.',
  },
  location: { weight: 'circumstance', reason: 'Many people live in one place.' },
  employer: { weight: 'circumstance', reason: 'Many people work for one employer.' },
  school: { weight: 'circumstance', reason: 'Many people went to one school.' },
};

/** The written criteria, for people; `attributionOf` is the same in code. */
export const ATTRIBUTION_CRITERIA: { readonly [attribution in Attribution]: string } = {
  confirmed:
    'An identifier of the candidate’s own together with any other one; or three circumstances that fit.',
  probable: 'One identifier of their own; or a circumstance together with another identifier.',
  unconfirmed: 'Anything less. A name alone is never more, however rare it seems.',
};

const CIRCUMSTANCES_THAT_CONFIRM = 3;

/**
 * The attribution that the matched identifiers allow. A name alone is never more than unconfirmed; probable needs
 * two independent identifiers of which one is no name, or one the candidate supplied (15 USC 1681e(b) as read in
 * 86 FR 62468).
 */
export function attributionOf(identifiers: readonly IdentifierKind[]): Attribution {
  const matched = [...new Set(identifiers)];
  const count = (weight: Weight) => matched.filter((kind) => IDENTIFIER_RULES[kind].weight === weight).length;
  if (count('own') > 0) return matched.length > 1 ? 'confirmed' : 'probable';
  if (count('circumstance') >= CIRCUMSTANCES_THAT_CONFIRM) return 'confirmed';
  return count('circumstance') > 0 && matched.length > 1 ? 'probable' : 'unconfirmed';
}
