import { BE, CONTRACTED_BE, FUNCTION_WORD, HUMAN, MONTH, NUMBER_WORD, SUBJECT } from '../grammar/bits.js';
import type { Scan } from '../scan.js';
import { BREAK, CAPITAL, HYPHEN, SPACE, STOP, TIGHT } from '../tokens.js';
import { age } from './age-report.js';

/** Nothing follows the number that would make it a count of something. */
export function endsAfter(s: Scan, i: number): boolean {
  const gap = s.gap(i + 1);
  if (gap === STOP || gap === BREAK) return true;
  return (
    gap === SPACE &&
    ((s.grammar(i + 1) & FUNCTION_WORD) !== 0 ||
      /^(?:today|yesterday|last|this|next|tomorrow|soon|years?)$/.test(s.spelling(i + 1))) &&
    !/^(?:to|of|into|percent|per|more)$/.test(s.spelling(i + 1))
  );
}

/** "I'm 45.", "she is only 19 and ..." */
export function predicateAge(s: Scan, first: number, last: number, value: number, detector: string): boolean {
  if (value >= 0 && (value < 13 || value > 105)) return false;
  if (
    value < 0 &&
    first === last &&
    !/^(?:thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)$/.test(
      s.spelling(first),
    )
  )
    return false;
  if (s.gap(last + 1) === TIGHT || s.gap(last + 1) === HYPHEN) return false;
  if (
    !endsAfter(s, last) ||
    /^(?:for|in|on|at|with|behind|off|days?|from|years?|minutes)$/.test(s.spelling(last + 1))
  )
    return false;
  const next = s.code(s.tokens.end[last] ?? 0);
  if (next === 37 || next === 58) return false;
  let k = first - 1;
  while (
    k >= 0 &&
    s.gap(k + 1) === SPACE &&
    /^(?:only|now|just|about|nearly|almost|already|like|over|barely|still|around)$/.test(s.spelling(k))
  )
    k--;
  if (k < 0 || s.gap(k + 1) !== SPACE) return false;
  if ((s.grammar(k) & CONTRACTED_BE) !== 0 && !/^(?:that's|it's)$/.test(s.spelling(k))) {
    age(s, first, last, detector, 'age.predicate', 0.75);
    return true;
  }
  if ((s.grammar(k) & BE) === 0) return false;
  const subject = s.spelling(k - 1);
  const human = (s.grammar(k - 1) & (SUBJECT | HUMAN)) !== 0 && subject !== 'it' && subject !== 'you';
  const named = (s.flags(k - 1) & CAPITAL) !== 0 && k - 1 > 0 && !s.startsSentence(k - 1);
  if (!human && !named) return false;
  age(s, first, last, detector, 'age.predicate', 0.75);
  return true;
}

/** Ages of personal ads written in one: "34f", "m45". */
export const AGE_AND_SEX: readonly string[] = Array.from({ length: 82 }, (_, n) => [
  `${n + 18}f`,
  `${n + 18}m`,
  `f${n + 18}`,
  `m${n + 18}`,
]).flat();

/** "30F here", "(52M)", "I'm 24f": set apart, or after "I'm"; else it may be degrees or metres. */
export function ageAndSex(s: Scan, i: number, detector: string): void {
  const before = /^(?:i'm|im|am|i)$/.test(s.spelling(i - 1)) && s.gap(i) === SPACE;
  const set = s.gap(i) === STOP || s.gap(i) === BREAK;
  const gap = s.gap(i + 1);
  const next = s.spelling(i + 1);
  const closed =
    gap === STOP ||
    gap === BREAK ||
    /^(?:here|looking|seeking|from|in|and|single|new)$/.test(next) ||
    /ing$/.test(next);
  if ((before || set) && closed) age(s, i, i, detector, 'age.personal-ad', 0.8);
}

/** "34F", "M/45", "(52, M)" in the manner of personal ads and forums. */
export function digitsWithLetters(s: Scan, i: number, detector: string): boolean {
  const spelling = s.spelling(i + 1);
  const value = s.number(i);
  if (value < 18 || value > 99 || s.gap(i + 1) !== TIGHT) return false;
  if (!/^(?:f|m|male|female)$/.test(spelling)) return false;
  age(s, i, i + 1, detector, 'age.personal-ad');
  return true;
}

/** "her daughter, six, saw", "Smith, 45, of Dayton": a number set off behind a human or a name. */
export function appositionAge(s: Scan, i: number, detector: string): boolean {
  const value = s.number(i);
  const written = (s.grammar(i) & NUMBER_WORD) !== 0;
  if ((!written && (value < 1 || value > 110)) || s.gap(i) !== BREAK || s.gap(i + 1) !== BREAK) return false;
  const comma = (k: number): boolean => s.code(s.tokens.end[k] ?? 0) === 44;
  if (!comma(i - 1) || !comma(i)) return false;
  const human = (s.grammar(i - 1) & HUMAN) !== 0 && !/s$/.test(s.spelling(i - 1));
  const named =
    (s.flags(i - 1) & CAPITAL) !== 0 &&
    (s.grammar(i - 1) & MONTH) === 0 &&
    /^(?:of|who|was|is|has|from|a|an|said|told)$/.test(s.spelling(i + 1));
  if (!human && !named) return false;
  age(s, i, i, detector, 'age.apposition', 0.75);
  return true;
}
