import { FUNCTION_WORD } from './grammar/bits.js';
import type { Scan } from './scan.js';
import { BREAK, CAPITAL, HYPHEN, SPACE, STOP, TIGHT } from './tokens.js';

/** Takes in adjoining capitalised words, so that half a name does not stay: "St. Mary's [Church]". */
export function nameExtent(s: Scan, i: number, j: number): [number, number] {
  if (s.tokens.shouting || s.tokens.caseless || (s.flags(i) & CAPITAL) === 0) return [i, j];
  const capital = (k: number): boolean =>
    (s.flags(k) & CAPITAL) !== 0 && (s.grammar(k) & FUNCTION_WORD) === 0;
  const links = (gap: number): boolean => gap === SPACE || gap === HYPHEN || gap === TIGHT;
  let first = i;
  for (let n = 0; n < 4 && first > 0; n++) {
    const k = first - 1;
    const abbreviation = s.gap(first) === BREAK || s.gap(first) === STOP ? s.spelling(k) === 'st' : false;
    if (!(links(s.gap(first)) || abbreviation) || !capital(k)) break;
    if (s.startsSentence(k) && /(?:ed|ing)$/.test(s.spelling(k))) break;
    first = k;
  }
  let last = j;
  for (let n = 0; n < 4 && last + 1 < s.tokens.count; n++) {
    const k = last + 1;
    if (!links(s.gap(k))) break;
    if (capital(k)) last = k;
    else if (/^(?:of|the)$/.test(s.spelling(k)) && links(s.gap(k + 1)) && capital(k + 1)) last = k + 1;
    else if (s.spelling(k) === 'of' && s.spelling(k + 1) === 'the' && capital(k + 2)) last = k + 2;
    else break;
  }
  return [first, last];
}
