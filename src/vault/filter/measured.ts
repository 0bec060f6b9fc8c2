import { NUMBER_WORD } from './grammar/bits.js';
import type { Scan } from './scan.js';
import type { Entry } from './tables.js';
import { BREAK, DIGITS, SPACE } from './tokens.js';

/** Terms that are measured in numbers: the number says as much as the term. */
const MEASURED =
  /^(?:rating|ratings|score|scores|count|counts|load|bmi|iq|a1c|cd4|fico|glucose|eyesight|vision)$/;
const LINK =
  /^(?:of|is|was|at|under|over|around|about|near|below|above|came|back|down|up|to|dropped|rose|hit|still|now|only)$/;

/** "9.2", "70 percent": the token after the number that still belongs to it. */
function withRest(s: Scan, k: number): number {
  const end = s.tokens.end[k] ?? 0;
  const next = k + 1;
  if (s.spelling(next) === 'percent' && s.gap(next) === SPACE) return next;
  const decimal = s.code(end) === 46 && s.tokens.start[next] === end + 1 && (s.flags(next) & DIGITS) !== 0;
  return next < s.tokens.count && decimal ? next : k;
}

/** The last token of a find with the number that belongs to it: "credit score of 480", "VA rating came back at 70 percent". */
export function numberBehind(s: Scan, entry: Entry, last: number): number {
  if (entry.to !== null || !MEASURED.test(s.spelling(last))) return last;
  for (let k = last + 1, n = 0; n < 5; k++, n++) {
    const gap = s.gap(k);
    if (gap !== SPACE && !(gap === BREAK && s.code(s.tokens.end[k - 1] ?? 0) === 58)) return last;
    const number = (s.flags(k) & DIGITS) !== 0 || (s.grammar(k) & NUMBER_WORD) !== 0;
    if (number) return withRest(s, k);
    if (!LINK.test(s.spelling(k))) return last;
  }
  return last;
}
