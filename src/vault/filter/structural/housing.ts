import type { StructuralRule } from '../detector.js';
import {
  ARTICLE,
  CONTRACTED_BE,
  DETERMINER,
  FIRST_NAME,
  FUNCTION_WORD,
  HUMAN,
  POSSESSIVE,
  SUBJECT,
  THING,
} from '../grammar/bits.js';
import type { Scan } from '../scan.js';
import { BREAK, CAPITAL, SPACE, STOP } from '../tokens.js';

const WHERE = /^(?:in|inside|at|behind|under|underneath|outside|on|by|near|of|from)$/;
const NO_HOME =
  /^(?:car|truck|van|suv|rv|camper|trailer|tent|motel|shelter|bus|station|underpass|overpass|bridge|laundromat|gym|couch|couches|sofa|basement|garage|shed|storage|warehouse|airport|alley|dumpster|mission|encampment|streets|sidewalk|bench|squat|hostel|ymca|library|mcdonalds|doorway|porch|attic|barn|woods|church)$/;

/** A human is the subject, or the sentence leaves it out: "Server stays in the garage" is no housing. */
function somebodyStays(s: Scan, i: number): boolean {
  const subject = i - 1;
  if (s.startsSentence(i) || s.gap(i) !== SPACE) return true;
  const bits = s.grammar(subject);
  if ((bits & THING) !== 0) return (bits & HUMAN) !== 0;
  if ((bits & (SUBJECT | HUMAN | CONTRACTED_BE | FIRST_NAME | FUNCTION_WORD)) !== 0)
    return s.spelling(subject) !== 'it';
  return (s.flags(subject) & CAPITAL) !== 0 && !s.startsSentence(subject);
}

/** "living in", "sleeping out of": inside something. */
function sleepsIn(s: Scan, i: number): boolean {
  return /^(?:in|inside|out)$/.test(s.spelling(i + 1));
}

/** No noun follows: "in my Corolla since May", not "in my Brooklyn apartment". */
function ends(s: Scan, k: number): boolean {
  const gap = s.gap(k + 1);
  return gap === STOP || gap === BREAK || (s.grammar(k + 1) & FUNCTION_WORD) !== 0;
}

/** Sleeping or living where nobody has a home: "slept out of his truck", "living behind the bus station". */
export const HOUSING_RULES: readonly StructuralRule[] = [
  {
    id: 'housing.no-home',
    words:
      'sleep sleeps sleeping slept live lives living lived stay stays staying stayed crashing crashed camping camped'.split(
        ' ',
      ),
    find: (s, i, detector) => {
      if (!somebodyStays(s, i)) return;
      const sleeping = /^(?:sl|camp|crash)/.test(s.spelling(i));
      let k = i + 1;
      if (s.gap(k) !== SPACE) return;
      if (s.spelling(k) === 'out' && s.spelling(k + 1) === 'of') k += 1;
      if (!WHERE.test(s.spelling(k))) return;
      k += 1;
      let own = false;
      if ((s.grammar(k) & (POSSESSIVE | ARTICLE | DETERMINER)) !== 0) {
        own = (s.grammar(k) & POSSESSIVE) !== 0;
        k += 1;
      }
      for (let n = 0; n < 3 && s.gap(k) === SPACE; k++, n++) {
        const car = own && n === 0 && sleepsIn(s, i) && (s.flags(k) & CAPITAL) !== 0 && ends(s, k);
        if (!car && !NO_HOME.test(s.spelling(k))) continue;
        // "stayed at the gym" is training; "living in his car" is not.
        if (!sleeping && !own && /^(?:at|on|by|near)$/.test(s.spelling(i + 1))) return;
        s.hit(i, k, { class: 'housing_income_source', detector, rule: 'housing.no-home', score: 0.8 });
        return;
      }
    },
  },
];
