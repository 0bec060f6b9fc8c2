import type { IdentifierKind } from '../findings/identifier-kinds.js';

/** How surely a finding is about this candidate. */
export const ATTRIBUTIONS = ['confirmed', 'probable', 'unconfirmed'] as const;
export type Attribution = (typeof ATTRIBUTIONS)[number];

type Weight = 'name' | 'own' | 'circumstance';

/** `own` belongs to one person and was supplied by them; a circumstance fits many. */
const WEIGHTS: { readonly [kind in IdentifierKind]: Weight } = {
  full_name: 'name',
  handle_supplied: 'own',
  email: 'own',
  phone: 'own',
  linked_profile: 'own',
  photo: 'circumstance',
  location: 'circumstance',
  employer: 'circumstance',
  school: 'circumstance',
};

const CIRCUMSTANCES_THAT_CONFIRM = 3;

/**
 * The attribution that the matched identifiers allow. A name alone is never more than unconfirmed; probable needs
 * two independent identifiers of which one is no name, or one the candidate supplied (15 USC 1681e(b) as read in
 * 86 FR 62468).
 */
export function attributionOf(identifiers: readonly IdentifierKind[]): Attribution {
  const matched = [...new Set(identifiers)];
  const count = (weight: Weight) => matched.filter((kind) => WEIGHTS[kind] === weight).length;
  if (count('own') > 0) return matched.length > 1 ? 'confirmed' : 'probable';
  if (count('circumstance') >= CIRCUMSTANCES_THAT_CONFIRM) return 'confirmed';
  return count('circumstance') > 0 && matched.length > 1 ? 'probable' : 'unconfirmed';
}
