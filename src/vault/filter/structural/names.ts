import type { StructuralRule } from '../detector.js';
import { FIRST_NAME, FUNCTION_WORD, LAST_NAME, MONTH, NAME_IS_WORD, TITLE } from '../grammar/bits.js';
import type { Scan } from '../scan.js';
import { ALL_CAPITALS, CAPITAL, DIGITS, HAS_S, HYPHEN, SPACE, STOP } from '../tokens.js';
import { LONE_NAME, verbFollows } from './lone-names.js';

/**
 * Names of people nobody listed. A name is a proxy for sex, ethnicity and religion; but half of all names are also
 * words or places, so one alone counts only in a person's place (lone-names): otherwise it takes a title, a listed first name with a surname, or an
 * introduction ("my name is").
 */
const capital = (s: Scan, i: number): boolean => (s.flags(i) & CAPITAL) !== 0 && (s.flags(i) & DIGITS) === 0;

function nameWord(s: Scan, i: number): boolean {
  return capital(s, i) && (s.grammar(i) & (FUNCTION_WORD | MONTH)) === 0 && s.to(i) - s.from(i) > 1;
}

/** Last token of the capitalised words from `i` on, over initials, "de", "van", "al-". */
function nameEnd(s: Scan, i: number, most: number): number {
  let last = i;
  for (let k = i + 1, n = 1; n < most; k++, n++) {
    const gap = s.gap(k);
    const initial =
      s.to(k - 1) - s.from(k - 1) === 1 && s.code(s.tokens.end[k - 1] ?? 0) === 46 && gap === STOP;
    if (gap !== SPACE && gap !== HYPHEN && !initial) break;
    if (capital(s, k) && ((s.grammar(k) & FUNCTION_WORD) === 0 || s.to(k) - s.from(k) === 1)) last = k;
    else if (
      /^(?:de|del|la|van|von|bin|ibn|al|el|da|dos|di|der|den|ter|o|y)$/.test(s.spelling(k)) &&
      capital(s, k + 1)
    )
      continue;
    else break;
  }
  return last;
}

function report(s: Scan, first: number, last: number, detector: string, rule: string, score: number): void {
  s.hit(first, last, { class: 'name', detector, rule, score });
}

const TITLES =
  'mr mrs ms miss mx dr prof professor sir madam señor señora sr sra mister imam rabbi rev reverend father sister brother pastor deacon sheikh lord lady dame judge officer detective deputy sergeant sgt lt lieutenant captain capt colonel corporal admiral commander general major private chaplain ensign'.split(
    ' ',
  );

/** Titles that also begin names of things ("Captain Crunch", "Sir Speedy", "General Electric"): a listed name must follow. */
const NEEDS_A_NAME =
  /^(?:father|sister|brother|lord|lady|judge|miss|captain|officer|sir|madam|general|major|private|commander|admiral)$/;

export const NAME_RULES: readonly StructuralRule[] = [
  {
    id: 'name.title',
    words: TITLES.map((t) => t.normalize('NFKD').replace(/\p{M}/gu, '')),
    find: (s, i, detector) => {
      // "MS Word", "MS Office": in a text that is not all capitals a title is not written so.
      if ((s.flags(i) & ALL_CAPITALS) !== 0 && !s.tokens.shouting && s.to(i) - s.from(i) > 1) {
        if ((s.grammar(i + 1) & (FIRST_NAME | LAST_NAME)) === 0) return;
      }
      const abbreviated = /^(?:mr|mrs|ms|mx)$/.test(s.spelling(i));
      if (abbreviated && s.tokens.caseless && s.gap(i + 1) !== SPACE && s.to(i) + 2 === s.from(i + 1)) {
        report(s, i, i + 1, detector, 'name.title', 0.8);
        return;
      }
      if (!capital(s, i) || (s.isShaded(i) && s.isShaded(i + 1))) return;
      const gap = s.gap(i + 1);
      const dot = s.code(s.tokens.end[i] ?? 0) === 46;
      if (gap !== SPACE && !dot) return;
      if (isInitial(s, i + 1) && (nameWord(s, i + 2) || isInitial(s, i + 2))) {
        report(s, i, nameEnd(s, i + 1, 4), detector, 'name.title', 0.9);
        return;
      }
      if (!nameWord(s, i + 1) || (s.tokens.shouting && (s.grammar(i + 1) & (FIRST_NAME | LAST_NAME)) === 0))
        return;
      const gendered =
        /^(?:mr|mrs|ms|miss|mx|sir|madam|mister|senor|senora|sr|sra|lord|lady|dame|father|sister|brother|sergeant|sgt|lt|lieutenant|captain|capt|colonel|corporal|admiral|commander|general|major|private|chaplain|ensign|rev|reverend|imam|rabbi|pastor|deacon|sheikh)$/.test(
          s.spelling(i),
        );
      const known = (s.grammar(i + 1) & (FIRST_NAME | LAST_NAME)) !== 0;
      if (!known && NEEDS_A_NAME.test(s.spelling(i))) return;
      report(s, gendered ? i : i + 1, nameEnd(s, i + 1, 4), detector, 'name.title', 0.9);
    },
  },
  {
    id: 'name.introduced',
    words: ['name', 'named', 'called', 'named'],
    find: (s, i, detector) => {
      let k = i + 1;
      if (s.spelling(i) === 'name') {
        if (
          !/^(?:is|was|'s)$/.test(s.spelling(k)) ||
          !/^(?:my|his|her|their|legal|full|real|birth|maiden)$/.test(s.spelling(i - 1))
        )
          return;
        k += 1;
      }
      if (s.gap(k) !== SPACE || !nameWord(s, k)) return;
      if ((s.grammar(k) & (FIRST_NAME | LAST_NAME)) === 0 && s.spelling(i) !== 'name') return;
      report(s, k, nameEnd(s, k, 3), detector, 'name.introduced', 0.8);
    },
  },
];

/** "T. Nakamura", "T. J. Castellanos": initials before a listed surname, or before any that a verb follows. */
export const INITIALS: StructuralRule = {
  id: 'name.initials',
  words: 'abcdefghijklmnopqrstuvwxyz'.split(''),
  find: (s, i, detector) => {
    if (!isInitial(s, i) || s.tokens.shouting || isInitial(s, i - 1)) return;
    if (!s.startsSentence(i) && s.gap(i) === SPACE && capital(s, i - 1)) return;
    let k = i + 1;
    while (isInitial(s, k) && k - i < 3) k++;
    if (!nameWord(s, k) || (s.flags(k) & ALL_CAPITALS) !== 0 || s.from(k) - s.to(k - 1) > 2) return;
    const known = (s.grammar(k) & (LAST_NAME | FIRST_NAME)) !== 0 && (s.grammar(k) & NAME_IS_WORD) === 0;
    const linked = /^(?:and|with|by|from|to|for|of|told|asked|met|saw)$/.test(s.spelling(i - 1));
    if (known || (s.tokens.word[k] === 0 && (verbFollows(s, k) || (s.flags(k) & HAS_S) !== 0 || linked)))
      report(s, i, nameEnd(s, k, 2), detector, 'name.initials', 0.7);
  },
};

function isInitial(s: Scan, i: number): boolean {
  return i >= 0 && s.to(i) - s.from(i) === 1 && capital(s, i) && s.code(s.tokens.end[i] ?? 0) === 46;
}

/** Behind a first name these make a place, a firm or a prize of it: "Victoria Station", "Madison Avenue". */
const NO_SURNAME =
  /^(?:station|street|avenue|county|airport|tunnel|boulevard|road|beach|island|islands|falls|bay|harbor|heights|hills|valley|inc|corp|llc|ltd|motors|foods|records|awards?|prize|cup|bowl|stadium|arena|mall|plaza|tower|hotel|inn|medical|hospital|university|college|school|library|museum|theatre|theater|river|lake|creek|park|square|bridge|parade|festival|edition|sale|sales|store|stores|outlet)$/;

/** A listed first name before a capitalised word, or before a listed surname. Asked at every name of the lists. */
export const FULL_NAME: StructuralRule = {
  id: 'name.full',
  words: [],
  find: (s, i, detector) => {
    if (!capital(s, i) || s.tokens.shouting) return;
    const grammar = s.grammar(i);
    if ((grammar & FIRST_NAME) === 0) return;
    if (
      i > 0 &&
      s.gap(i) === SPACE &&
      capital(s, i - 1) &&
      (s.grammar(i - 1) & (FIRST_NAME | LAST_NAME)) !== 0
    )
      return;
    const next = i + 1;
    const initial = s.to(next) - s.from(next) === 1 && capital(s, next);
    if (s.gap(next) !== SPACE || !(nameWord(s, next) || initial) || (grammar & MONTH) !== 0) return;
    if ((s.flags(next) & ALL_CAPITALS) !== 0 && !initial) return;
    const nextGrammar = s.grammar(next);
    const listed = (nextGrammar & (LAST_NAME | FIRST_NAME)) !== 0;
    const word = (grammar & NAME_IS_WORD) !== 0;
    const surnameIsWord = (nextGrammar & NAME_IS_WORD) !== 0;
    if (
      word &&
      (!listed || surnameIsWord) &&
      !(initial && isInitial(s, next) && s.from(next + 1) - s.to(next) > 1)
    )
      return;
    if ((s.grammar(next) & TITLE) !== 0 || NO_SURNAME.test(s.spelling(next))) return;
    const from = s.gap(i) === HYPHEN && capital(s, i - 1) ? i - 1 : i;
    report(s, from, nameEnd(s, i, 4), detector, 'name.full', listed ? 0.85 : 0.7);
  },
};

/** The rules asked at words of the name lists, rather than at trigger words. */
export const LISTED_NAME_RULES: readonly StructuralRule[] = [FULL_NAME, LONE_NAME];
