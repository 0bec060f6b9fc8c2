import type { IdentityDetails } from '../identities/identity-details.js';

const GAP = String.raw`[\s,."'“”’+_*@()-]*`;
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

/** The forms in which people write a name, as patterns. */
function nameForms(name: string): string[] {
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
function wordsOf(phrase: string): string[] {
  return phrase.normalize('NFKC').match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
}

function wholeWords(form: string): RegExp {
  return new RegExp(`${NOT_WITHIN_A_WORD[0]}(?:${form})${NOT_WITHIN_A_WORD[1]}`, 'giu');
}
