import { MAX_WORD, plainWord, termOf } from './disguises.js';
import { FUNCTION_WORD } from './grammar/bits.js';
import type { Tables } from './tables.js';
import { CAPITAL, DIGITS, HYPHEN, NOTHING, SENTENCE_START, SPACE, TIGHT, type Tokens } from './tokens.js';

function isLetter(c: number): boolean {
  return c >= 97 && c <= 122;
}

/** Last token of a run of single letters from `i` with one kind of separator, or `i`. */
export function letterRun(codes: Uint8Array, t: Tokens, i: number): number {
  let j = i;
  let separator = -1;
  while (j + 1 < t.count && j - i < MAX_WORD) {
    const next = j + 1;
    const start = t.start[next] ?? 0;
    const end = t.end[next] ?? 0;
    if (end - start > 1) {
      // "b l a c ks": a last piece of two letters is allowed.
      break;
    }
    const from = t.end[j] ?? 0;
    const width = start - from;
    if (width < 1 || width > 3) break;
    const sign = codes[from] ?? 0;
    if (isLetter(sign) || sign === 44) break;
    if (separator >= 0 && sign !== separator) break;
    separator = sign;
    j = next;
  }
  return j;
}

/** The longest word that single letters from `i` on spell; at least four letters if only spaces part them. */
export function joinLetters(
  tables: Tables,
  codes: Uint8Array,
  t: Tokens,
  i: number,
  run: number,
): { word: number; last: number } {
  const word = new Uint8Array(run - i + 1);
  for (let k = i; k <= run; k++) word[k - i] = codes[t.start[k] ?? 0] ?? 0;
  const mixed = word.some((c) => !isLetter(c));
  const spaces = t.gap[i + 1] === SPACE;
  for (let last = run; last - i >= (spaces ? 3 : 2); last--) {
    const found =
      termOf(tables, word, last - i + 1) || (mixed ? plainWord(tables, word, 0, last - i + 1, true) : 0);
    if (found > 0) return { word: found, last };
  }
  // "g a y" by itself, between words of more than one letter.
  if (spaces && run - i === 2) {
    const found = termOf(tables, word, 3);
    if (found > 0) return { word: found, last: run };
  }
  return { word: 0, last: i };
}

/** "au-tis-tic": three to five pieces with hyphens between that make one known word; at least one is unknown. */
export function joinSyllables(
  tables: Tables,
  codes: Uint8Array,
  t: Tokens,
  i: number,
): { word: number; last: number } {
  const word = new Uint8Array(MAX_WORD);
  let n = 0;
  let unknown = 0;
  let best = { word: 0, last: i };
  for (let k = i; k < t.count && k - i < 6; k++) {
    if (k > i && t.gap[k] !== HYPHEN && t.gap[k] !== TIGHT) break;
    const start = t.start[k] ?? 0;
    const length = (t.end[k] ?? 0) - start;
    if (n + length > MAX_WORD || length > 5) break;
    if (t.word[k] === 0) unknown++;
    for (let c = 0; c < length; c++) word[n++] = codes[start + c] ?? 0;
    const found = k > i && unknown > 0 && n >= 5 ? termOf(tables, word, n) : 0;
    if (found > 0) best = { word: found, last: k };
  }
  return best;
}

const NO_WORD = { word: 0, last: -1 };

/** Room for the pieces of one word. */
const joined = new Uint8Array(MAX_WORD);

/** "mus lim", "Ital ian", "au tis tic": two or three pieces that make one long known word; the first or second is unknown. */
export function joinPieces(
  tables: Tables,
  codes: Uint8Array,
  t: Tokens,
  i: number,
): { word: number; last: number } {
  const word = joined;
  let n = 0;
  let unknown = 0;
  const gap = t.gap[i + 1] ?? NOTHING;
  if (gap !== SPACE && gap !== HYPHEN && gap !== TIGHT) return NO_WORD;
  let best = NO_WORD;
  for (let k = i; k < t.count && k - i < 3; k++) {
    const flags = t.flags[k] ?? 0;
    const start = t.start[k] ?? 0;
    const length = (t.end[k] ?? 0) - start;
    const id = t.word[k] ?? 0;
    if (length < 2 || n + length > MAX_WORD) break;
    if (k > i) {
      if (t.gap[k] !== gap || (flags & (DIGITS | SENTENCE_START)) !== 0) break;
      if (gap === SPACE && (flags & CAPITAL) !== 0) break;
      if (((tables.grammar[id] ?? 0) & FUNCTION_WORD) !== 0) break;
    }
    if (id === 0) unknown++;
    for (let c = 0; c < length; c++) word[n++] = codes[start + c] ?? 0;
    if (k > i && (unknown > 0 || n >= 7) && n >= 6) {
      const found = termOf(tables, word, n);
      if (found > 0) best = { word: found, last: k };
    }
  }
  return best;
}
