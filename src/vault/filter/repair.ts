import { backwards, plainWord, withoutApostrophe } from './disguises.js';
import { FIRST_NAME, FUNCTION_WORD, HUMAN, LAST_NAME, PERSON, ROLE } from './grammar/bits.js';
import { joinLetters, joinPieces, joinSyllables, letterRun } from './joined-pieces.js';
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
  SPACE,
  TAGGED,
  TIGHT,
  type Tokens,
} from './tokens.js';

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
  if (i + 2 >= t.count || t.gap[i + 1] !== SPACE || t.gap[i + 2] !== SPACE) return false;
  for (let k = i + 2; k >= i; k--) {
    const length = (t.end[k] ?? 0) - (t.start[k] ?? 0);
    if (length < 2 || length > 5 || (k > i && ((t.flags[k] ?? 0) & CAPITAL) !== 0)) return false;
    if (((tables.grammar[t.word[k] ?? 0] ?? 0) & FUNCTION_WORD) !== 0) return false;
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
