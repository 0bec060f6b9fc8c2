import type { IdentityDetails } from '../identities/identity-details.js';

/** What may stand between two words of one phrase. */
export const GAP = String.raw`[\s,."'“”’+_*@()-]*`;
/** Shorter names stand in too many hosts by chance. */
const MIN_NAME_IN_HOST = 4;
const ANY_LETTER = String.raw`\p{L}`;
const INITIAL_GAP = String.raw`[\s.]+`;
const NOT_WITHIN_A_WORD = [String.raw`(?<![\p{L}\p{N}])`, String.raw`(?![\p{L}\p{N}])`] as const;

/**
 * A query without what stands in it for the candidate: names in the usual forms (`Jordan A. Example`, `J. Example`,
 * `Example, Jordan`), handles, addresses, cities, schools. A candidate called Christian or Gay may be searched by name;
 * the same word beside the name stays, and counts.
 */
export function withoutCandidate(query: string, identity: IdentityDetails | null): string {
  const text = query.normalize('NFKC');
  if (identity === null) return text;
  const { fullName, otherNames, handles, emails, phones, cities, schools } = identity;
  const names = [fullName, ...otherNames].flatMap(nameForms);
  const whole = [...handles, ...emails, ...phones, ...schools, ...cities].map((phrase) =>
    wordsOf(phrase).join(GAP),
  );
  const forms = [...names, ...whole].filter((form) => form !== '').sort((a, b) => b.length - a.length);
  return forms.reduce((rest, form) => rest.replace(wholeWords(form), ' '), text);
}

/** Whether a host's letters hold a name or handle of the candidate: such a host names a person. */
export function namesCandidate(host: string, identity: IdentityDetails): boolean {
  const letters = lettersOf(host);
  const names = [identity.fullName, ...identity.otherNames].flatMap(wordsOf);
  return [...names, ...identity.handles]
    .map(lettersOf)
    .some((name) => name.length >= MIN_NAME_IN_HOST && letters.includes(name));
}

function lettersOf(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
}

/** The forms in which people write a name, as patterns. */
export function nameForms(name: string): string[] {
  const words = wordsOf(name);
  const first = words[0];
  const last = words.at(-1);
  if (first === undefined || last === undefined) return [];
  if (words.length === 1) return [first];
  const firstLetter = [...first][0] ?? first;
  return [
    words.join(GAP),
    `${first}${GAP}${ANY_LETTER}${GAP}${last}`,
    `${first}${GAP}${last}`,
    `${last}${GAP}${words.slice(0, -1).join(GAP)}`,
    `${last}${GAP}${first}`,
    `${firstLetter}${INITIAL_GAP}${last}`,
  ];
}

/** Letters and digits alone, so that a word can stand in a pattern as it is. */
export function wordsOf(phrase: string): string[] {
  return phrase.normalize('NFKC').match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
}

function wholeWords(form: string): RegExp {
  return new RegExp(`${NOT_WITHIN_A_WORD[0]}(?:${form})${NOT_WITHIN_A_WORD[1]}`, 'giu');
}
