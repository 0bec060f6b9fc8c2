import { backwards, MAX_WORD, plainWord, termOf, withoutApostrophe } from './disguises.js';
import { FIRST_NAME, FUNCTION_WORD, HUMAN, LAST_NAME, PERSON, ROLE } from './grammar/bits.js';
import { type Folded, inputEnd } from './normalise/fold.js';
import { codesToText } from './scan.js';
import type { Tables } from './tables.js';
import {
  ALL_CAPITALS,
  CAPITAL,
  DIGITS,
  DISGUISED,
  HYPHEN,
  MIXED,
  NOTHING,
  SENTENCE_START,
  SPACE,
  TAGGED,
  TIGHT,
  type Tokens,
} from './tokens.js';

function isLetter(c: number): boolean {
  return c >= 97 && c <= 122;
}

/** Last token of a run of single letters from `i` with one kind of separator, or `i`. */
function letterRun(codes: Uint8Array, t: Tokens, i: number): number {
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

/** Long enough to be no accident, a capital at its end, or a word for a human behind it: "yag bartender". */
function looksBackwards(text: string, folded: Folded, tables: Tables, t: Tokens, i: number): boolean {
  const length = (t.end[i] ?? 0) - (t.start[i] ?? 0);
  if (length >= 6) return true;
  if (length < 3) return false;
  const last = text[inputEnd(folded, t.end[i] ?? 0) - 1] ?? '';
  if (length >= 4 && last >= 'A' && last <= 'Z' && (t.flags[i] ?? 0) % 4 < ALL_CAPITALS) return true;
  const next = tables.grammar[t.word[i + 1] ?? 0] ?? 0;
  return i + 1 < t.count && t.gap[i + 1] === SPACE && (next & (PERSON | ROLE)) !== 0;
}

/** "fib romyalgia", "Ital ian": a short word before a small one that nobody knows, or that is a name with a capital only. */
function unknownNext(tables: Tables, t: Tokens, i: number): boolean {
  const next = i + 1;
  if (next >= t.count || t.gap[next] !== SPACE) return false;
  const name =
    !t.caseless &&
    ((tables.grammar[t.word[next] ?? 0] ?? 0) & (FIRST_NAME | LAST_NAME)) !== 0 &&
    ((tables.grammar[t.word[next] ?? 0] ?? 0) & HUMAN) === 0;
  if (t.word[next] !== 0 && !name) return false;
  if (((t.flags[next] ?? 0) & (CAPITAL | DIGITS | MIXED)) !== 0) return false;
  return (
    (t.end[next] ?? 0) - (t.start[next] ?? 0) >= 3 &&
    ((tables.grammar[t.word[i] ?? 0] ?? 0) & FUNCTION_WORD) === 0
  );
}

/** "au tis tic": three short words in a row, none of them one of grammar. */
function threeShort(tables: Tables, t: Tokens, i: number): boolean {
  for (let k = i; k < i + 3; k++) {
    if (k >= t.count || ((tables.grammar[t.word[k] ?? 0] ?? 0) & FUNCTION_WORD) !== 0) return false;
    const length = (t.end[k] ?? 0) - (t.start[k] ?? 0);
    if (length < 2 || length > 5 || (k > i && (t.gap[k] !== SPACE || ((t.flags[k] ?? 0) & CAPITAL) !== 0)))
      return false;
  }
  return true;
}

/** "ridden" may be a word that no list holds; "romyalgia" is half of one. */
function looksEnglish(tables: Tables, word: string): boolean {
  const letters = tables.english;
  return letters.knows(word) || letters.likeness(word) > -2.75;
}

/** "dia betes": two pieces that are no words, however English their letters. */
function isSyllable(tables: Tables, first: string, second: string): boolean {
  return first.length <= 3 && !tables.english.knows(first) && !tables.english.knows(second);
}

/** Repairs the tokens of a text in place; merged tokens take the first one's place. */
export function repair(text: string, folded: Folded, tables: Tables, t: Tokens): void {
  const { codes } = folded;
  let write = 0;
  for (let i = 0; i < t.count; i++) {
    let last = i;
    let word = t.word[i] ?? 0;
    let disguised = 0;
    const start = t.start[i] ?? 0;
    const end = t.end[i] ?? 0;
    const flags = t.flags[i] ?? 0;
    if (end - start === 1 && (flags & DIGITS) === 0) {
      const run = letterRun(codes, t, i);
      if (run - i >= 2) {
        const joined = joinLetters(tables, codes, t, i, run);
        if (joined.word > 0) {
          word = joined.word;
          last = joined.last;
          disguised = DISGUISED;
        }
      }
    } else if (
      word > 0 &&
      end - start <= 5 &&
      (t.gap[i + 1] === HYPHEN || t.gap[i + 1] === TIGHT) &&
      (t.end[i + 1] ?? 0) - (t.start[i + 1] ?? 0) <= 5
    ) {
      const syllables = joinSyllables(tables, codes, t, i);
      if (syllables.last > i + 1) {
        word = syllables.word;
        last = syllables.last;
        disguised = DISGUISED;
      }
    } else if (word > 0 && end - start <= 5 && unknownNext(tables, t, i)) {
      const pieces = joinPieces(tables, codes, t, i);
      const named = t.word[i + 1] !== 0;
      const second = codesToText(codes, t.start[i + 1] ?? 0, t.end[i + 1] ?? 0);
      if (
        pieces.word > 0 &&
        (t.end[pieces.last] ?? 0) - start > 6 &&
        (named || !looksEnglish(tables, second) || isSyllable(tables, codesToText(codes, start, end), second))
      ) {
        word = pieces.word;
        last = pieces.last;
        disguised = DISGUISED;
      }
    } else if (word > 0 && end - start <= 5 && threeShort(tables, t, i)) {
      const pieces = joinPieces(tables, codes, t, i);
      if (pieces.last === i + 2) {
        word = pieces.word;
        last = pieces.last;
        disguised = DISGUISED;
      }
    } else if (word === 0 && (flags & DIGITS) === 0) {
      word = plainWord(tables, codes, start, end, (flags & MIXED) !== 0);
      if (word > 0 && (flags & MIXED) !== 0) disguised = DISGUISED;
      if (word === 0) word = withoutApostrophe(tables, codes, start, end);
      if (word === 0 && (t.gap[i + 1] === HYPHEN || t.gap[i + 1] === TIGHT)) {
        const syllables = joinSyllables(tables, codes, t, i);
        if (syllables.word > 0) {
          word = syllables.word;
          last = syllables.last;
          disguised = DISGUISED;
        }
      }
      if (word === 0 && (flags & MIXED) === 0 && end - start > 1) {
        const pieces = joinPieces(tables, codes, t, i);
        if (pieces.word > 0) {
          word = pieces.word;
          last = pieces.last;
          disguised = DISGUISED;
        }
      }
      if (word === 0 && (flags & (MIXED | TAGGED)) === 0 && looksBackwards(text, folded, tables, t, i)) {
        word = backwards(tables, codes, start, end);
        if (word > 0) disguised = DISGUISED;
      }
    }
    move(t, write, i, last, word, disguised);
    i = last;
    write++;
  }
  t.count = write;
}

function move(t: Tokens, to: number, first: number, last: number, word: number, disguised: number): void {
  let flags = (t.flags[first] ?? 0) | disguised;
  if (last > first) flags &= ~(DIGITS | ALL_CAPITALS);
  t.start[to] = t.start[first] ?? 0;
  t.end[to] = t.end[last] ?? 0;
  t.word[to] = word;
  t.flags[to] = flags;
  t.gap[to] = t.gap[first] ?? NOTHING;
}

/** The longest word that single letters from `i` on spell; at least four letters if only spaces part them. */
function joinLetters(
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
function joinSyllables(
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
function joinPieces(tables: Tables, codes: Uint8Array, t: Tokens, i: number): { word: number; last: number } {
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
