import { CONJUNCTION, FUNCTION_WORD, HUMAN, SUBJECT } from '../grammar/bits.js';
import { BREAK, CAPITAL, HAS_S, HYPHEN, MARKED, SPACE, STOP } from '../tokens.js';

/** What a gate may look at: the words of a text and what is known of each. A scan is one. */
export interface Surroundings {
  readonly tokens: {
    readonly count: number;
    readonly shouting: boolean;
    readonly start: { readonly [i: number]: number };
    readonly word: { readonly [i: number]: number };
  };
  readonly tables: { readonly first: { readonly [word: number]: number } };
  grammar(i: number): number;
  cue(i: number): number;
  flags(i: number): number;
  gap(i: number): number;
  startsSentence(i: number): boolean;
  spelling(i: number): string;
  code(at: number): number;
  /** The token stands inside a harmless phrase. */
  isShaded(i: number): boolean;
  spend(steps: number): void;
}

export const joined = (gap: number): boolean => gap === SPACE || gap === HYPHEN;
export const has = (s: Surroundings, i: number, bits: number): boolean => (s.grammar(i) & bits) !== 0;

export function cap(s: Surroundings, i: number): boolean {
  return (s.flags(i) & CAPITAL) !== 0;
}

export function capMid(s: Surroundings, i: number): boolean {
  if (!cap(s, i) || s.tokens.shouting || s.startsSentence(i)) return false;
  // The first word inside quotes, or after a colon or a bullet, has its capital from there.
  const gap = s.gap(i);
  if (gap !== BREAK) return true;
  let at = (s.tokens.start[i] ?? 0) - 1;
  while (s.code(at) === 32) at--;
  const before = s.code(at);
  return before !== 34 && before !== 58 && before !== 45;
}

/** The clause ends after token `j`, or a word follows that cannot be a noun. */
export function clauseEnds(s: Surroundings, j: number): boolean {
  const gap = s.gap(j + 1);
  if (gap === STOP || gap === BREAK) return true;
  if (gap === HYPHEN) return false;
  if ((s.flags(j) & HAS_S) !== 0) return false;
  return has(s, j + 1, FUNCTION_WORD);
}

/** The token begins some entry of the lexicon. */
export function isTerm(s: Surroundings, i: number): boolean {
  return (s.tables.first[s.tokens.word[i] ?? 0] ?? 0) > 0 && !has(s, i, FUNCTION_WORD);
}

/** A mark stands for any number of words: what is behind it may have been too far away. */
export function isMark(s: Surroundings, i: number): boolean {
  return (s.flags(i) & MARKED) !== 0;
}

export function near(
  s: Surroundings,
  i: number,
  j: number,
  reach: number,
  test: (k: number) => boolean,
): boolean {
  for (let k = i - 1, n = 0; k >= 0 && n < reach; k--, n++) {
    if (s.gap(k + 1) === STOP || isMark(s, k)) break;
    if (test(k)) return true;
  }
  for (let k = j + 1, n = 0; k < s.tokens.count && n < reach; k++, n++) {
    if (s.gap(k) === STOP || isMark(s, k)) break;
    if (test(k)) return true;
  }
  return false;
}

/** A new clause with its own subject begins at token `k`: ", I told", "and I cloned". */
function beginsClause(s: Surroundings, k: number): boolean {
  if (!has(s, k, SUBJECT) || /^(?:it|you|u|who|who's|it's)$/.test(s.spelling(k))) return false;
  return s.gap(k) === BREAK || (has(s, k - 1, CONJUNCTION) && s.spelling(k - 1) !== 'than');
}

/** The same as `near`, but not beyond the clause: what another clause speaks of is no cue. */
export function nearInClause(
  s: Surroundings,
  i: number,
  j: number,
  reach: number,
  test: (k: number) => boolean,
): boolean {
  for (let k = i - 1, n = 0; k >= 0 && n < reach; k--, n++) {
    if (s.gap(k + 1) === STOP || isMark(s, k) || beginsClause(s, k + 1)) break;
    if (test(k)) return true;
  }
  for (let k = j + 1, n = 0; k < s.tokens.count && n < reach; k++, n++) {
    if (s.gap(k) === STOP || isMark(s, k) || beginsClause(s, k)) break;
    if (test(k)) return true;
  }
  return false;
}

export function before(s: Surroundings, i: number, reach: number, bits: number): boolean {
  for (let k = i - 1, n = 0; k >= 0 && n < reach; k--, n++) {
    if (s.gap(k + 1) === STOP || isMark(s, k)) return false;
    if (has(s, k, bits)) return true;
  }
  return false;
}

/** "the straight one": somebody, if the text has spoken of people before. */
export function isOneOfThem(s: Surroundings, i: number): boolean {
  if (!/^ones?$/.test(s.spelling(i))) return false;
  for (let k = i - 1, n = 0; k >= 0 && n < 80; k--, n++)
    if (has(s, k, HUMAN) && !/^ones?$/.test(s.spelling(k))) return true;
  return false;
}
