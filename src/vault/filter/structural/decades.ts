import type { Scan } from '../scan.js';
import { HYPHEN, SPACE } from '../tokens.js';
import { age } from './age-report.js';

const joined = (gap: number): boolean => gap === SPACE || gap === HYPHEN;

/** "in his 40s", "mid-50s", "her thirties" are plural decades; decades of the calendar are not meant. */
export function birthday(s: Scan, i: number, detector: string): void {
  const before = s.spelling(i - 1);
  if (
    /^\d{1,3}(?:st|nd|rd|th)$/.test(before) ||
    (/(?:ieth|teenth|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth)$/.test(before) &&
      before.length > 5)
  ) {
    age(s, i - 1, i - 1, detector, 'age.birthday');
  }
}

export const DECADES =
  'twenties thirties forties fourties fifties sixties seventies eighties nineties teens'.split(' ');
const STAGE = /^(?:early|mid|late|low|upper|middle)$/;

export function decade(s: Scan, i: number, detector: string): void {
  let first = i;
  if (joined(s.gap(first)) && STAGE.test(s.spelling(first - 1))) first--;
  if (
    joined(s.gap(first)) &&
    /^(?:to|early|mid)$/.test(s.spelling(first - 1)) &&
    STAGE.test(s.spelling(first - 2))
  )
    first -= 2;
  const before = s.spelling(first - 1);
  const the = before === 'the';
  if (the) return;
  if (
    /^(?:my|his|her|their|your|our|our|whose)$/.test(before) ||
    (first < i && !the && /^(?:in|a|of|is|was)$/.test(before)) ||
    first < i
  ) {
    age(s, first, i, detector, 'age.decade');
  }
}
