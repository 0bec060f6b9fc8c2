import type { StructuralRule } from '../detector.js';
import { BE, FUNCTION_WORD, MONTH, SUBJECT } from '../grammar/bits.js';
import type { Scan } from '../scan.js';
import { entriesAt } from '../tables.js';
import { ALL_CAPITALS, BREAK, CAPITAL, DIGITS, HYPHEN, SPACE } from '../tokens.js';

/** Compounds that any place or people can enter: "Kerala-born", "Samoan-American". */
export const ORIGIN_RULES: readonly StructuralRule[] = [
  {
    id: 'origin.compound',
    words: ['born', 'american', 'americans', 'raised', 'descended', 'bred'],
    find: (s, i, detector) => {
      const before = s.spelling(i - 1);
      const people = s.gap(i) === SPACE && /^(?:afro|indo|euro|anglo|luso|sino|arab)$/.test(before);
      if (s.gap(i) !== HYPHEN && !people) return;
      if (
        /^(?:first|newly|well|still|high|natural|new|twin|un|self|free|home|farm|hand|city|country)$/.test(
          before,
        )
      ) {
        if (!/^(?:first|home|country)$/.test(before)) return;
      }
      const capital = (s.flags(i - 1) & CAPITAL) !== 0 || s.spelling(i).startsWith('american');
      if (!capital && before !== 'foreign' && before !== 'native') return;
      s.hit(i - 1, i, { class: 'national_origin', detector, rule: 'origin.compound', score: 0.85 });
    },
  },
];

/** What leads to a place one is from; the words between it and the place. */
const LEADS: Readonly<Record<string, RegExp>> = {
  born: /^(?:and raised |raised |bred |and bred )?(?:in|near|outside|at) $/,
  raised: /^(?:in|near|outside|on|mostly in) $/,
  grew: /^up (?:in|near|outside|around) $/,
  growing: /^up (?:in|near|outside|around) $/,
  came: /^up in $/,
  hails: /^from $/,
  hail: /^from $/,
  hailing: /^from $/,
  immigrated: /^(?:here )?(?:from|to) $/,
  emigrated: /^(?:here )?(?:from|to) $/,
  fled: /^(?:from )?$/,
  originally: /^(?:from|of) $/,
  refugee: /^from $/,
  refugees: /^from $/,
  natives: /^of $/,
  native: /^of $/,
};

/** A place no list holds, by the words that make it somebody's origin: "raised in Chernivtsi", "hails from Lviv". */
export const ORIGIN_INTRODUCED: StructuralRule = {
  id: 'origin.introduced',
  words: Object.keys(LEADS),
  find: (s, i, detector) => {
    const lead = LEADS[s.spelling(i)];
    if (!lead || s.tokens.shouting) return;
    let between = '';
    for (let k = i + 1; k < i + 5 && s.gap(k) === SPACE; k++) {
      if ((s.flags(k) & CAPITAL) !== 0) {
        if (!lead.test(between) || !isPlace(s, k)) return;
        const from = /^(?:native|natives|refugee|refugees)$/.test(s.spelling(i)) ? k : i;
        s.hit(from, placeEnd(s, k), {
          class: 'national_origin',
          detector,
          rule: 'origin.introduced',
          score: 0.8,
        });
        return;
      }
      between += `${s.spelling(k)} `;
    }
  },
};

/** "left Caracas", "escaped Aleppo": a place of the lexicon that one goes from. */
export const ORIGIN_LEFT: StructuralRule = {
  id: 'origin.left',
  words: ['left', 'leaving', 'fleeing', 'escaped', 'escaping'],
  find: (s, i, detector) => {
    const k = i + 1;
    if (s.gap(k) !== SPACE || (s.flags(k) & CAPITAL) === 0 || s.tokens.shouting) return;
    const entries = entriesAt(s.tables, s.tables.first[s.tokens.word[k] ?? 0] ?? 0);
    const place = entries.some((e) => e.class === 'national_origin' && e.shape === 'place');
    if (
      !place ||
      /^(?:for|to)$/.test(s.spelling(i - 1)) ||
      (s.grammar(i - 1) & (SUBJECT | FUNCTION_WORD)) === 0
    )
      return;
    s.hit(k, placeEnd(s, k), { class: 'national_origin', detector, rule: 'origin.left', score: 0.7 });
  },
};

function isPlace(s: Scan, k: number): boolean {
  return (s.grammar(k) & (FUNCTION_WORD | MONTH | BE)) === 0 && (s.flags(k) & DIGITS) === 0;
}

/** "Lviv", "San Juan, Puerto Rico": capitalised words, and once more behind a comma. */
function placeEnd(s: Scan, k: number): number {
  let last = k;
  let commas = 0;
  for (let n = 0; n < 5; n++) {
    const gap = s.gap(last + 1);
    const comma = gap === BREAK && s.code(s.tokens.end[last] ?? 0) === 44;
    if (gap !== SPACE && gap !== HYPHEN && !(comma && ++commas === 1)) break;
    const capital = (s.flags(last + 1) & CAPITAL) !== 0 && isPlace(s, last + 1);
    // A capital behind a comma is the country or state only where it ends there.
    if (
      !capital ||
      (comma &&
        (s.flags(last + 1) & ALL_CAPITALS) === 0 &&
        s.gap(last + 2) === SPACE &&
        (s.flags(last + 2) & CAPITAL) === 0 &&
        (s.grammar(last + 2) & FUNCTION_WORD) === 0)
    )
      break;
    last += 1;
  }
  return last;
}
