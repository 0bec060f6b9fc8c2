/** A placeholder of a query form: `{full_name}`. */
export const PLACEHOLDER = /\{([a-z][a-z0-9_]*)\}/g;

/** The placeholders for what the identity on file holds. Any other takes a few words of any kind. */
export const KNOWN_PLACEHOLDERS = [
  'full_name',
  'name',
  'other_name',
  'first_name',
  'last_name',
  'handle',
  'email',
  'phone',
  'city',
  'school',
] as const;
export type KnownPlaceholder = (typeof KNOWN_PLACEHOLDERS)[number];

/** More open places than this would make nearly every query an instance, and the comparison slow. */
const MOST_OPEN_PLACEHOLDERS = 2;

/** What keeps a query from being compared with a form, in words; null where nothing does. */
export function formTrouble(form: string): string | null {
  if (/[{}]/.test(form.replace(PLACEHOLDER, ''))) {
    return 'Send placeholders as {lower_case_words}, and no other braces.';
  }
  const open = [...form.matchAll(PLACEHOLDER)].filter(([, name]) => !isKnownPlaceholder(name ?? ''));
  if (open.length <= MOST_OPEN_PLACEHOLDERS) return null;
  return `Send at most ${MOST_OPEN_PLACEHOLDERS} placeholders other than ${KNOWN_PLACEHOLDERS.join(', ')}.`;
}

export function isKnownPlaceholder(name: string): name is KnownPlaceholder {
  return KNOWN_PLACEHOLDERS.some((known) => known === name);
}
