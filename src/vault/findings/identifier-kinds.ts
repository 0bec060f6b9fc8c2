/** By what a profile or page was matched to the candidate. */
export const IDENTIFIER_KINDS = [
  'full_name',
  'handle_supplied',
  'email',
  'phone',
  'photo',
  'location',
  'employer',
  'school',
  'linked_profile',
] as const;
export type IdentifierKind = (typeof IDENTIFIER_KINDS)[number];

/**
 * Whether these identifiers can match anything to a person: a name alone never does. Namesakes are many, and
 * more so in some groups than in others (CFPB advisory opinion on name-only matching, 86 FR 62468).
 */
export function matchesAPerson(identifiers: readonly IdentifierKind[]): boolean {
  return identifiers.some((identifier) => identifier !== 'full_name');
}
