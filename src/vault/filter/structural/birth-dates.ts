import { MONTH } from '../grammar/bits.js';
import type { Scan } from '../scan.js';
import { CAPITAL, DIGITS, SPACE, STOP, TIGHT } from '../tokens.js';
import { age, isNumber } from './age-report.js';

/**
 * Years and dates that give an age away: birth dates, years of school-leaving.
 */
const YEAR_BORN = /^(?:born|birth|birthdate|birthday|dob|birthyear)$/;

function isYear(value: number): boolean {
  return value >= 1920 && value <= 2020;
}

/** A birth year or birth date; the whole date goes. */
export function birthDate(s: Scan, i: number, detector: string): boolean {
  const value = s.number(i);
  const short = value >= 0 && value < 100;
  if (!isYear(value) && !short) return false;
  for (let k = i - 1, n = 0; k >= 0 && n < 8; k--, n++) {
    const spelling = s.spelling(k);
    if (s.gap(k + 1) === STOP && spelling !== 'b' && s.code(s.tokens.end[k] ?? 0) !== 46) return false;
    if (YEAR_BORN.test(spelling) || (spelling === 'b' && s.code(s.tokens.end[k] ?? 0) === 46 && n === 0)) {
      const last = dateEnd(s, i);
      age(s, k + (spelling === 'born' ? 1 : 0), last, detector, 'age.birth-date');
      return true;
    }
    const dateWord =
      isNumber(s, k) ||
      (s.grammar(k) & MONTH) !== 0 ||
      /^(?:in|on|of|the|is|was|date|st|nd|rd|th|around|late|early|year|my|and|back|sometime)$/.test(spelling);
    if (!dateWord && !/^\d+(?:st|nd|rd|th)$/.test(spelling)) {
      if (n > 3 || (s.flags(k) & CAPITAL) === 0) return false;
    }
  }
  return false;
}

function dateEnd(s: Scan, i: number): number {
  let last = i;
  while (
    last + 1 < s.tokens.count &&
    last - i < 3 &&
    s.gap(last + 1) !== STOP &&
    (s.flags(last + 1) & DIGITS) !== 0
  )
    last++;
  return last;
}

/** "class of 1998", "graduated high school in '85", "HS grad 2003". */
export function schoolYear(s: Scan, i: number, detector: string): boolean {
  const value = s.number(i);
  const start = s.tokens.start[i] ?? 0;
  const short = value >= 0 && value < 100 && (s.tokens.end[i] ?? 0) - start === 2;
  if (!isYear(value) && !short) return false;
  const before = s.spelling(i - 1);
  if (before === 'o' && s.spelling(i - 2) === 'c' && s.gap(i - 1) === TIGHT) {
    age(s, i - 2, i, detector, 'age.class-of');
    return true;
  }
  if (before === 'of' && s.spelling(i - 2) === 'class') {
    age(s, i - 2, i, detector, 'age.class-of');
    return true;
  }
  const quoted = s.code(start - 1) === 39;
  if (!isYear(value) && !quoted) return false;
  for (let k = i - 1, n = 0; k >= 0 && n < 9; k--, n++) {
    if (s.gap(k + 1) === STOP) break;
    if (
      /^(?:graduated|graduating|graduate|graduation|grad|diploma|alumni|alum|alumna|alumnus|ged|reunion|prom|valedictorian|hs)$/.test(
        s.spelling(k),
      )
    ) {
      age(s, i, i, detector, 'age.school-year', 0.8);
      return true;
    }
  }
  if (
    /^(?:graduate|grad|graduation|alum|alumni|reunion|graduates)$/.test(s.spelling(i + 1)) &&
    s.gap(i + 1) === SPACE
  ) {
    age(s, i, i, detector, 'age.school-year', 0.8);
    return true;
  }
  return false;
}
