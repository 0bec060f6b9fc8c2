import { NUMBER_WORD } from '../grammar/bits.js';
import type { Scan } from '../scan.js';
import { DIGITS } from '../tokens.js';

export function age(s: Scan, first: number, last: number, detector: string, rule: string, score = 0.9): void {
  s.hit(first, last, { class: 'age', detector, rule, score });
}

export function isNumber(s: Scan, i: number): boolean {
  return i >= 0 && i < s.tokens.count && ((s.flags(i) & DIGITS) !== 0 || (s.grammar(i) & NUMBER_WORD) !== 0);
}
