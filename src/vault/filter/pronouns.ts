import type { StructuralRule } from './detector.js';
import { ADVERB, AUXILIARY, BE, CONDUCT, HAVE, SUBJECT } from './grammar/bits.js';
import { isObject, nounFollows } from './pronoun-her.js';
import type { Scan } from './scan.js';
import { ALL_CAPITALS, CAPITAL, HYPHEN, SPACE, STOP, TIGHT } from './tokens.js';

/**
 * Pronouns of sex become forms of "they", with the verb that follows them in agreement.
 *
 * Not a mark: a page of marks for "she" would be unreadable, and "they" says nothing. Conduct verbs keep their
 * form ("he sells" becomes "this person sells"), since conduct stays word for word.
 */
const SUBJECT_FORMS: Readonly<Record<string, string>> = {
  he: 'they',
  she: 'they',
  xe: 'they',
  ze: 'they',
  "he's": "they're",
  "she's": "they're",
  hes: 'they are',
  shes: 'they are',
  "he'd": "they'd",
  "she'd": "they'd",
  "he'll": "they'll",
  "she'll": "they'll",
};
const OTHER_FORMS: Readonly<Record<string, string>> = {
  him: 'them',
  hers: 'theirs',
  himself: 'themselves',
  herself: 'themselves',
  hisself: 'themselves',
  xem: 'them',
  zir: 'them',
  hir: 'them',
  xyr: 'their',
  xemself: 'themselves',
  zirself: 'themselves',
};
const AGREEMENT: Readonly<Record<string, string>> = {
  is: 'are',
  was: 'were',
  has: 'have',
  does: 'do',
  "isn't": "aren't",
  "wasn't": "weren't",
  "hasn't": "haven't",
  "doesn't": "don't",
  isnt: 'arent',
  wasnt: 'werent',
  hasnt: 'havent',
  doesnt: 'dont',
  goes: 'go',
};
const NOT_A_VERB = new Set(
  'always perhaps sometimes as us his this yes besides afterwards towards sans less unless across s whose ours theirs its nevertheless regardless is was has does'.split(
    ' ',
  ),
);

/** A form in the case of the word it replaces. */
export function inCaseOf(form: string, s: Scan, i: number): string {
  const flags = s.flags(i);
  const alone = s.to(i) - s.from(i) === 1;
  if ((flags & ALL_CAPITALS) !== 0 || (alone && s.tokens.shouting)) return form.toUpperCase();
  return (flags & CAPITAL) !== 0 ? form.charAt(0).toUpperCase() + form.slice(1) : form;
}

function replace(s: Scan, i: number, to: string, detector: string, rule: string, score = 0.95): void {
  s.hit(i, i, { class: 'sex', detector, rule, score, to: inCaseOf(to, s, i) });
}

function baseForm(verb: string): string | null {
  if (!verb.endsWith('s') || verb.length < 4 || NOT_A_VERB.has(verb) || /(?:ss|us|is|'s)$/.test(verb))
    return null;
  if (/[^aeiou]ies$/.test(verb) && verb.length > 4) return `${verb.slice(0, -3)}y`;
  if (/(?:ch|sh|ss|x|zz|o)es$/.test(verb)) return verb.slice(0, -2);
  return verb.slice(0, -1);
}

/** The token of the verb that goes with the subject at `i`, over at most three adverbs, or -1. */
function verbAfter(s: Scan, i: number): number {
  for (let k = i + 1, n = 0; k < s.tokens.count && n < 4; k++, n++) {
    const gap = s.gap(k);
    if (gap !== SPACE) return -1;
    const spelling = s.spelling(k);
    if (AGREEMENT[spelling] !== undefined) return k;
    if ((s.grammar(k) & ADVERB) !== 0 || spelling.endsWith('ly')) continue;
    return k;
  }
  return -1;
}

function subject(s: Scan, i: number, detector: string): void {
  const spelling = s.spelling(i);
  if (doubled(s, i, detector)) return;
  let form = SUBJECT_FORMS[spelling] ?? 'they';
  const contracted = spelling.length > 3 && /s$/.test(spelling);
  if (contracted) {
    const next = s.spelling(i + 1);
    if (/^(?:been|got|had|done|gone|gotten|never|taken|made|become|always)$/.test(next)) {
      const participle = next === 'never' || next === 'always' ? s.spelling(i + 2) : next;
      if (/(?:en|ed|one|got|ade|ecome|had)$/.test(participle) && !/^(?:taken|done)$/.test(next))
        form = "they've";
    }
    replace(s, i, form, detector, 'pronoun.subject');
    return;
  }
  const verb = form === 'they' ? verbAfter(s, i) : -1;
  const verbText = verb >= 0 ? s.spelling(verb) : '';
  const agreed = AGREEMENT[verbText];
  if (agreed !== undefined) {
    replace(s, i, form, detector, 'pronoun.subject');
    replace(s, verb, agreed, detector, 'pronoun.agreement');
    secondVerb(s, verb, detector);
    return;
  }
  // "is he", "was she": the verb comes first, unless the pronoun has a verb of its own.
  const before = i > 0 && s.gap(i) === SPACE ? AGREEMENT[s.spelling(i - 1)] : undefined;
  const ownVerb =
    verb >= 0 && ((s.grammar(verb) & (AUXILIARY | HAVE | BE)) !== 0 || /(?:ed|s)$/.test(verbText));
  const beforeIsFree =
    before !== undefined && !ownVerb && (i === 1 || s.startsSentence(i - 1) || asks(s, i - 2));
  if (before !== undefined && beforeIsFree) replace(s, i - 1, before, detector, 'pronoun.agreement');
  const base = before !== undefined && beforeIsFree ? null : baseForm(verbText);
  if (base !== null && verb >= 0) {
    if ((s.grammar(verb) & CONDUCT) !== 0) form = 'this person';
    else replace(s, verb, base, detector, 'pronoun.agreement', 0.7);
  }
  replace(s, i, form, detector, 'pronoun.subject');
}

/** "they are deaf and has a van": a second verb of the same subject, behind "and" or "but". Full verbs stay: they may be conduct. */
function secondVerb(s: Scan, verb: number, detector: string): void {
  for (let k = verb + 1, n = 0; k < s.tokens.count && n < 12; k++, n++) {
    if (s.gap(k) === STOP || (s.grammar(k) & SUBJECT) !== 0) return;
    const agreed = AGREEMENT[s.spelling(k)];
    if (agreed === undefined) continue;
    if (/^(?:and|but|or)$/.test(s.spelling(k - 1)) && s.gap(k) === SPACE)
      replace(s, k, agreed, detector, 'pronoun.agreement');
    return;
  }
}

function asks(s: Scan, i: number): boolean {
  return /^(?:what|who|where|when|why|how|and|but|so|or|then|which|whom|also|not|only|neither|nor|than|as|much|many|long|old|far|often)$/.test(
    s.spelling(i),
  );
}

const PAIRED = /^(?:he|she|him|her|his|hers|they|them|their|theirs|xe|xem|ze|zir)$/;

/** "he or she", "his/her", "s/he" are one neutral pronoun; "she/her" is somebody's choice of pronouns. */
function doubled(s: Scan, i: number, detector: string): boolean {
  let j = i + 1;
  const slash = s.gap(j) === TIGHT && s.code(s.tokens.end[i] ?? 0) === 47;
  if (!slash && s.spelling(j) === 'or' && s.gap(j) === SPACE) j += 1;
  else if (!slash) return false;
  const a = s.spelling(i);
  const b = s.spelling(j);
  if (!PAIRED.test(b) || s.gap(j) === STOP) return false;
  const both = new Set([a, b]);
  const one =
    both.has('he') && both.has('she')
      ? 'they'
      : both.has('him') && both.has('her')
        ? 'them'
        : both.has('his') && both.has('her')
          ? 'their'
          : both.has('his') && both.has('hers')
            ? 'theirs'
            : '';
  if (one !== '') {
    s.hit(i, j, { class: 'sex', detector, rule: 'pronoun.pair', to: inCaseOf(one, s, i) });
    return true;
  }
  if (!slash) return false;
  let last = j;
  while (s.gap(last + 1) === TIGHT && PAIRED.test(s.spelling(last + 1))) last += 1;
  s.hit(i, last, { class: 'gender_identity', detector, rule: 'pronoun.choice' });
  return true;
}

function possessive(s: Scan, i: number, detector: string): void {
  if (doubled(s, i, detector)) return;
  const noun = nounFollows(s, i);
  if (s.spelling(i) !== 'her') {
    replace(s, i, noun ? 'their' : 'theirs', detector, 'pronoun.possessive');
    return;
  }
  replace(s, i, noun && !isObject(s, i) ? 'their' : 'them', detector, 'pronoun.object-or-possessive');
}

export const PRONOUN_RULES: readonly StructuralRule[] = [
  {
    id: 'pronoun.subject',
    words: Object.keys(SUBJECT_FORMS),
    find: (s, i, detector) => {
      // "she-oak", "he-man" are words of their own.
      if (s.gap(i + 1) === HYPHEN && !/^(?:he|she|they)$/.test(s.spelling(i + 1))) return;
      if (s.spelling(i) === 'hes' || s.spelling(i) === 'shes' ? s.gap(i + 1) === SPACE : true)
        subject(s, i, detector);
    },
  },
  { id: 'pronoun.possessive', words: ['his', 'her'], find: possessive },
  {
    id: 'pronoun.other',
    words: Object.keys(OTHER_FORMS),
    find: (s, i, detector) => {
      if (!doubled(s, i, detector))
        replace(s, i, OTHER_FORMS[s.spelling(i)] ?? 'them', detector, 'pronoun.other');
    },
  },
  {
    // "they/them" stands beside a name to say whose pronouns they are.
    id: 'pronoun.choice',
    words: ['they', 'them'],
    find: (s, i, detector) => {
      doubled(s, i, detector);
    },
  },
  {
    id: 'pronoun.s-he',
    words: ['s'],
    find: (s, i, detector) => {
      if (s.gap(i + 1) === TIGHT && s.spelling(i + 1) === 'he') {
        s.hit(i, i + 1, { class: 'sex', detector, rule: 'pronoun.pair', to: inCaseOf('they', s, i) });
      }
    },
  },
];
