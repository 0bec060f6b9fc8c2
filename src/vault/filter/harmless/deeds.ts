import {
  ARTICLE,
  BE,
  CONJUNCTION,
  CONTRACTED_BE,
  DETERMINER,
  FUNCTION_WORD,
  HAVE,
  HUMAN,
  POSSESSIVE,
  PREPOSITION,
  SUBJECT,
  THING,
} from '../grammar/bits.js';
import { DEED_VERBS, RECORD_VERBS } from '../grammar/deed-verbs.js';
import type { Scan } from '../scan.js';
import type { Entry } from '../tables.js';
import { BREAK, HAS_S, SPACE, STOP } from '../tokens.js';
import { hasBits } from './somebody.js';
import { HARM } from './victims.js';

/**
 * Uses of a class word that say nothing of anybody's class: goods, names on a map, the object or the result of a deed.
 * Deeds stay word for word, and what was stolen or who was hit is part of the deed.
 */

/** Classes whose nouns are often things that can be stolen, sold or mended. */
const GOODS: ReadonlySet<string> = new Set(['disability_medical', 'family_caregiver', 'pregnancy_lactation']);

const CARE_GOODS = /^(?:diapers?|strollers?|formula|cribs?|pampers|bottles?|carseats?|onesies?|pacifiers?)$/;

/** Classes whose nouns are goods or papers where a thing's name follows. */
const PAPERS: ReadonlySet<string> = new Set([
  ...GOODS,
  'military_veteran',
  'victim_status',
  'union_activity',
  'reproductive_decisions',
  'housing_income_source',
  'marital_partnership',
  'age',
]);
/** What somebody can be hit with, or have taken away. */
const DEVICE =
  /^(?:crutch|crutches|canes?|walkers?|wheelchairs?|prosthetics?|prosthesis|syringes?|needles?|inhalers?|ventilators?|defibrillators?|iv|braces?|strollers?|diapers?|bottles?|carriage|crib|cribs|ramps?|monitors?|pens?|pumps?|kits?|bags?|tanks?|beds?|belts?|dogs?|carts?|machines?|signs?|tests?|checks?|lines?|scams?|supplies|hotlines?|scenes?|cards?|lifts?|vans?|rooms?|cemeter(?:y|ies)|memorials?|halls?|vials?|strips?|samples?|records?|charts?|forms?|papers|seats?|toys?|wipes|gowns?|rings?|part(?:y|ies)|showers?|punch|ledgers?|funds?|centers?|bus|buses|lockers?|lounge|cafeterias?|kitchens?|cakes?|flyers?|books?|tickets?|equipment|gear|masks?|trays?)$/;

/** A thing is named by the entry's last word, or by the word behind it. */
function isThing(s: Scan, j: number): boolean {
  if (DEVICE.test(s.spelling(j))) return true;
  const next = s.gap(j + 1) === SPACE && !hasBits(s, j + 1, HUMAN);
  return next && (DEVICE.test(s.spelling(j + 1)) || hasBits(s, j + 1, THING));
}

/** "stole insulin", "skipped the sepsis check", "hit him with a crutch": the thing is part of a deed, and the deed stays. */
export function isLoot(s: Scan, entry: Entry, i: number, j: number): boolean {
  if (entry.shape === 'slur' || entry.shape === 'role' || !PAPERS.has(entry.class)) return false;
  if (hasBits(s, i - 1, SUBJECT) || s.startsSentence(i)) return false;
  const goods = GOODS.has(entry.class) && (entry.shape === 'noun' || CARE_GOODS.test(s.spelling(i)));
  if (goods && followsDeed(s, i)) return true;
  return isThing(s, j) && (objectOf(s, i, isAnyDeed, PLACED) || isInstrument(s, i));
}

const isDeed = (word: string): boolean => DEED_VERBS.has(word);
const isAnyDeed = (word: string): boolean => DEED_VERBS.has(word) || RECORD_VERBS.has(word);

export function followsDeed(s: Scan, i: number): boolean {
  return objectOf(s, i, isDeed, INSIDE);
}

/** Prepositions between a deed and what it was done in; and, where a thing is named, what it was done at or to. */
const INSIDE = /^(?:in|into|on|onto|off|from|through|up)$/;
const PLACED = /^(?:in|into|on|onto|off|from|through|up|at|to|over|behind|outside|near)$/;

/** The words before `i` lead back to a verb whose object they are. One's own ("my wheelchair") tells of the writer. */
function objectOf(s: Scan, i: number, verb: (word: string) => boolean, where: RegExp): boolean {
  let owner = -1;
  for (let k = i - 1, n = 0; k >= 0 && n < 6; k--, n++) {
    if (s.gap(k + 1) === STOP || s.gap(k + 1) === BREAK) return false;
    const word = s.spelling(k);
    if (verb(word)) return (s.flags(k) & HAS_S) === 0;
    // Another verb's object: "the post announced a pregnancy and a shower".
    if (owner < 0 && /ed$/.test(word) && hasBits(s, k + 1, DETERMINER)) return false;
    // "my neighbor's checks" are the neighbor's; those of one's kin tell of the writer as well.
    const ofAnother = owner > k && (s.tables.first[s.tokens.word[owner] ?? 0] ?? 0) === 0;
    if ((s.flags(k) & HAS_S) !== 0) owner = k;
    if (hasBits(s, k, SUBJECT | BE | HAVE) || (!ofAnother && hasBits(s, k, POSSESSIVE))) return false;
    const determined = hasBits(s, k + 1, DETERMINER);
    const within = where.test(word) && (determined || word === 'up');
    const listed = word === 'and' && k + 1 < i && determined;
    if (word !== 'of' && !within && !listed && hasBits(s, k, PREPOSITION | CONJUNCTION)) return false;
  }
  return false;
}

/** "beat an attendant with a crutch": what a blow was struck with. */
function isInstrument(s: Scan, i: number): boolean {
  let k = i - 1;
  if (!hasBits(s, k, ARTICLE | DETERMINER | POSSESSIVE) || /^(?:my|our)$/.test(s.spelling(k))) return false;
  k -= 1;
  if (s.spelling(k) !== 'with') return false;
  for (let n = 0; k > 0 && n < 7; n++) {
    k -= 1;
    if (s.gap(k + 1) !== SPACE) return false;
    if (HARM.test(s.spelling(k)) || DEED_VERBS.has(s.spelling(k))) return true;
  }
  return false;
}

/** "hung up on a heart attack caller", "stole from cancer patients": somebody met at work, not the writer. */
export function isWork(s: Scan, entry: Entry, i: number, j: number): boolean {
  if (entry.class !== 'disability_medical') return false;
  const met = /^(?:patients?|callers?|calls?|cases?|ward|wing|unit|clinic)$/;
  if (!met.test(s.spelling(j)) && !(s.gap(j + 1) === SPACE && met.test(s.spelling(j + 1)))) return false;
  if (s.startsSentence(i)) return false;
  for (let k = i - 1, n = 0; k >= 0 && n < 4; k--, n++) {
    if (
      s.gap(k + 1) !== SPACE ||
      (/^(?:my|our|as|a|an)$/.test(s.spelling(k)) && /^(?:as|am|i'm|is|was)$/.test(s.spelling(k - 1)))
    )
      return false;
    if (hasBits(s, k, BE | CONTRACTED_BE | SUBJECT) || /^(?:my|our|as)$/.test(s.spelling(k))) return false;
    if (
      (hasBits(s, k - 1, SUBJECT) && !hasBits(s, k, FUNCTION_WORD)) ||
      /(?:ed|ing)$/.test(s.spelling(k)) ||
      /^(?:from|on|to|kept|stole|hung|took|gave|told|left|saw|hit|ran)$/.test(s.spelling(k))
    )
      return true;
  }
  return false;
}
