import {
  isKnownPlaceholder,
  type KnownPlaceholder,
  PLACEHOLDER,
} from '../../screenings/checklists/query-forms.js';
import type { FormCheck } from '../../screenings/steps/search-record.entity.js';
import type { IdentityDetails } from '../identities/identity-details.js';
import { GAP, nameForms, wordsOf } from './candidate-words.js';

/** What a placeholder may stand for that the identity does not hold, an employer say: up to six words. */
const SOME_WORDS = String.raw`[\p{L}\p{M}\p{N}&'’.-]+(?:\s+[\p{L}\p{M}\p{N}&'’.-]+){0,5}`;

/** The identity's values for each placeholder. */
const VALUES: { readonly [placeholder in KnownPlaceholder]: (identity: IdentityDetails) => string[] } = {
  full_name: ({ fullName }) => nameForms(fullName),
  name: ({ fullName, otherNames }) => [fullName, ...otherNames].flatMap(nameForms),
  other_name: ({ otherNames }) => otherNames.flatMap(nameForms),
  first_name: ({ fullName }) => phrases(wordsOf(fullName).slice(0, 1)),
  last_name: ({ fullName }) => phrases(wordsOf(fullName).slice(-1)),
  handle: ({ handles }) => phrases(handles),
  email: ({ emails }) => phrases(emails),
  phone: ({ phones }) => phrases(phones),
  city: ({ cities }) => phrases(cities),
  school: ({ schools }) => phrases(schools),
};

/**
 * Whether a query is the form, filled in with this candidate's own details and nothing besides. Letters' case, quotes
 * and spaces do not count; every other sign does. Pure: the answer holds nothing of the query.
 */
export function formCheck(form: string | null, query: string, identity: IdentityDetails | null): FormCheck {
  if (form === null) return 'no_form';
  if (identity === null) return 'unchecked';
  return patternOf(form, identity).test(plain(query)) ? 'instance' : 'deviates';
}

function patternOf(form: string, identity: IdentityDetails): RegExp {
  const pieces = plain(form).split(PLACEHOLDER);
  // `split` with one group alternates: fixed text, placeholder, fixed text, …
  const source = pieces.map((piece, index) =>
    index % 2 === 0 ? fixedText(piece) : valuePattern(piece, identity),
  );
  return new RegExp(`^${source.join('')}$`, 'iu');
}

function valuePattern(placeholder: string, identity: IdentityDetails): string {
  if (!isKnownPlaceholder(placeholder)) return SOME_WORDS;
  const known = VALUES[placeholder](identity)
    .filter((value) => value !== '')
    .sort((a, b) => b.length - a.length);
  // A candidate without a handle has no query of this form: nothing matches.
  return known.length === 0 ? '(?!)' : `[@(]?(?:${known.join('|')})[)]?`;
}

function phrases(values: readonly string[]): string[] {
  return values.map((value) => wordsOf(value).join(GAP));
}

function plain(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/["“”„«»]/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}

function fixedText(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/-]/g, String.raw`\$&`).replace(/ /g, String.raw`\s*`);
}
