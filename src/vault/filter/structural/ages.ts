import type { StructuralRule } from '../detector.js';
import { BE, CONTRACTED_BE, FUNCTION_WORD, HUMAN, NUMBER_WORD, SUBJECT, THING } from '../grammar/bits.js';
import type { Scan } from '../scan.js';
import { BREAK, HYPHEN, SPACE, STOP } from '../tokens.js';
import { ageAt } from './age-at.js';
import {
  AGE_AND_SEX,
  ageAndSex,
  appositionAge,
  digitsWithLetters,
  endsAfter,
  predicateAge,
} from './age-predicates.js';
import { age, isNumber } from './age-report.js';
import { birthDate, schoolYear } from './birth-dates.js';
import { birthday, DECADES, decade } from './decades.js';

/**
 * Ages and what gives an age away: years of age, birth dates, years of school-leaving, decades of life.
 *
 * A number is an age only beside words that make it one ("years old", "turned", "aged"), and not where a thing has
 * that age ("a 12-year-old whisky").
 */
const joined = (gap: number): boolean => gap === SPACE || gap === HYPHEN;

/** First token of the number that ends at `i`: "twenty-five", "a hundred", "67 and a half". */
function numberStart(s: Scan, i: number): number {
  let first = i;
  while (
    first > 0 &&
    joined(s.gap(first)) &&
    isNumber(s, first - 1) &&
    (s.grammar(first - 1) & NUMBER_WORD) !== 0
  )
    first--;
  return first;
}

/** The thing that is so old, if a thing follows: "year-old server". */
function thingFollows(s: Scan, i: number): boolean {
  for (let k = i + 1, n = 0; n < 3; k++, n++) {
    if (!joined(s.gap(k))) return false;
    const grammar = s.grammar(k);
    if ((grammar & THING) !== 0) return (s.grammar(k + 1) & HUMAN) === 0 || !joined(s.gap(k + 1));
    if ((grammar & (HUMAN | FUNCTION_WORD)) !== 0) return false;
  }
  return false;
}

/** The subject of "is 12 years old" is a thing: "the roof is", "my car was". */
function thingIsSubject(s: Scan, i: number): boolean {
  let verb = i - 1;
  while (
    verb > 0 &&
    /^(?:about|over|nearly|almost|only|now|at|least|around|already|than|more)$/.test(s.spelling(verb))
  )
    verb--;
  if ((s.grammar(verb) & (BE | CONTRACTED_BE)) === 0) return false;
  for (let k = verb, n = 0; k >= 0 && n < 5; k--, n++) {
    if (s.gap(k + 1) === STOP) return false;
    const grammar = s.grammar(k);
    if ((grammar & THING) !== 0) return true;
    if (s.spelling(k) === 'it' || s.spelling(k) === "it's") return true;
    if ((grammar & (SUBJECT | HUMAN | CONTRACTED_BE)) !== 0) return false;
  }
  return false;
}

const ANIMALS =
  /^(?:pupp(?:y|ies)|dogs?|cats?|kittens?|calf|calves|horses?|mare|foals?|goats?|lambs?|chicks?|hens?|pigs?|piglets?|bulls?|heifers?|cheddar|cheese|gouda|ham|wine|whisk(?:e)?y|balsamic|sourdough|starter|litter|parrot|tortoise|oak|vines?)$/;

/** "Puppies, eight weeks old": the subject set off by a comma is no human. */
function animalBefore(s: Scan, i: number): boolean {
  for (let k = i - 1, n = 0; k >= 0 && n < 4; k--, n++) {
    if (s.gap(k + 1) === STOP || (s.grammar(k) & (SUBJECT | HUMAN)) !== 0) return false;
    if (ANIMALS.test(s.spelling(k)) || ((s.grammar(k) & THING) !== 0 && s.gap(k + 1) === BREAK)) return true;
  }
  return false;
}

const UNIT = /^(?:year|years|yr|yrs|month|months|week|weeks|day|days)$/;
const OLD = /^(?:old|olds|young|of)$/;
const SHORT = /^(?:yo|y|yrs|yr|yro|yos)$/;

/** N (and a half) year(s) old / of age / young. */
function yearsOld(s: Scan, i: number, detector: string): boolean {
  let k = i + 1;
  if (s.spelling(k) === 'and' && s.spelling(k + 1) === 'a' && s.spelling(k + 2) === 'half') k += 3;
  if ((s.spelling(k) === 'or' || s.spelling(k) === 'to' || s.gap(k) === HYPHEN) && isNumber(s, k + 1)) k += 2;
  else if (s.gap(k) === HYPHEN && isNumber(s, k)) k += 1;
  const first = numberStart(s, i);
  const unit = s.spelling(k);
  if (UNIT.test(unit) && joined(s.gap(k))) {
    const old = s.spelling(k + 1);
    if (!OLD.test(old) || !joined(s.gap(k + 1))) return false;
    if (old === 'of') {
      if (s.spelling(k + 2) !== 'age') return false;
      age(s, first, k + 2, detector, 'age.years-of-age');
      return true;
    }
    if (thingFollows(s, k + 1) || thingIsSubject(s, first) || animalBefore(s, first)) return false;
    age(s, first, k + 1, detector, 'age.years-old');
    return true;
  }
  if (SHORT.test(unit) && joined(s.gap(k))) {
    if (unit !== 'y') {
      age(s, first, k, detector, 'age.yo');
      return true;
    }
    if (/^o$/.test(s.spelling(k + 1)) && s.gap(k + 1) !== STOP) {
      age(s, first, k + 1, detector, 'age.yo');
      return true;
    }
  }
  if (/^(?:something|ish|plus|somethings)$/.test(unit) && s.gap(k) === HYPHEN) {
    const value = s.number(i);
    const decade =
      value < 0 ? (s.grammar(i) & NUMBER_WORD) !== 0 : value >= 20 && value < 100 && value % 10 === 0;
    if (decade && unit.startsWith('something')) {
      age(s, first, k, detector, 'age.something');
      return true;
    }
  }
  return false;
}

const TURNS = /^(?:turn|turned|turning|turns|aged|age|ages)$/;

/** A number made an age by what stands before it. */
function afterCue(s: Scan, i: number, detector: string): boolean {
  const value = s.number(i);
  const small = (value > 0 && value < 116) || (s.grammar(i) & NUMBER_WORD) !== 0;
  const first = numberStart(s, i);
  const before = s.spelling(first - 1);
  if (small && s.gap(first) === SPACE && TURNS.test(before)) {
    if (before.startsWith('turn') && (!endsAfter(s, i) || (s.grammar(first - 2) & THING) !== 0)) return false;
    if (/^(?:months?|weeks?|days?|years?|yrs?|minutes|hours)$/.test(s.spelling(i + 1))) return false;
    if (before === 'ages' && s.spelling(first - 2) === 'for') return false;
    age(s, first - (before.startsWith('age') ? 1 : 0), i, detector, 'age.after-cue');
    return true;
  }
  if (small && s.gap(first) === SPACE && before === 'of' && s.spelling(first - 2) === 'age') {
    age(s, first - 2, i, detector, 'age.of-age');
    return true;
  }
  if (small && (before === 'age' || before === 'aged') && s.gap(first) === BREAK) {
    age(s, first - 1, i, detector, 'age.field');
    return true;
  }
  const bare = s.startsSentence(first) && s.spelling(i + 1) === 'and' && s.gap(i + 1) === SPACE;
  if (
    small &&
    bare &&
    /^(?:i|i'm|i've|still|proud|retired|single|counting|feeling|never|not)$/.test(s.spelling(i + 2)) &&
    (value < 0 || value > 15)
  ) {
    age(s, first, i, detector, 'age.bare', 0.7);
    return true;
  }
  return small && predicateAge(s, first, i, value, detector);
}

export const AGE_RULES: readonly StructuralRule[] = [
  {
    id: 'age.number',
    words: [],
    numbers: true,
    find: (s, i, detector) => {
      void (
        yearsOld(s, i, detector) ||
        afterCue(s, i, detector) ||
        appositionAge(s, i, detector) ||
        birthDate(s, i, detector) ||
        schoolYear(s, i, detector) ||
        digitsWithLetters(s, i, detector)
      );
    },
  },
  {
    id: 'age.number-word',
    words:
      'three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred'.split(
        ' ',
      ),
    find: (s, i, detector) => {
      if (isNumber(s, i + 1) && joined(s.gap(i + 1)) && (s.grammar(i + 1) & NUMBER_WORD) !== 0) return;
      void (yearsOld(s, i, detector) || afterCue(s, i, detector) || appositionAge(s, i, detector));
    },
  },
  {
    id: 'age.decade',
    words: [...DECADES, ...[20, 30, 40, 50, 60, 70, 80, 90].map((n) => `${n}s`)],
    find: decade,
  },
  { id: 'age.and-sex', words: AGE_AND_SEX, find: ageAndSex },
  { id: 'age.birthday', words: ['birthday', 'bday', 'birthdays'], find: birthday },
  { id: 'age.at', words: ['at'], find: ageAt },
];
