import { NEUTRAL_MARK } from '../../kernel/safe-text.js';
import type { Folded } from './normalise/fold.js';
import { gapBetween, HAS_S, MARKED, type Tokens } from './tokens.js';

const OPEN = 91;
const CLOSE = 93;
const APOSTROPHE = 39;

/**
 * Makes the marks of a text that was filtered before read as the words they replaced: the brackets part nothing, and
 * the 's behind one is its possessive. Otherwise a second pass would judge the words beside a mark differently.
 */
export function joinMarks(text: string, folded: Folded, t: Tokens): void {
  if (!text.includes(NEUTRAL_MARK)) return;
  const { codes, length } = folded;
  let write = 0;
  for (let i = 0; i < t.count; i++) {
    const start = t.start[i] ?? 0;
    const end = t.end[i] ?? 0;
    const previous = write - 1;
    const afterMark = previous >= 0 && isMark(codes, t.start[previous] ?? 0, t.end[previous] ?? 0, length);
    const from = (t.end[previous] ?? 0) + 1;
    if (
      afterMark &&
      end - start === 1 &&
      codes[start] === 115 &&
      codes[start - 1] === APOSTROPHE &&
      start === from + 1
    ) {
      t.flags[previous] = (t.flags[previous] ?? 0) | HAS_S;
      continue;
    }
    const mark = isMark(codes, start, end, length);
    t.start[write] = start;
    t.end[write] = end;
    t.word[write] = t.word[i] ?? 0;
    t.flags[write] = (t.flags[i] ?? 0) | (mark ? MARKED : 0);
    t.gap[write] = t.gap[i] ?? 0;
    if (write > 0 && (mark || afterMark)) {
      const possessive = afterMark && ((t.flags[previous] ?? 0) & HAS_S) !== 0;
      const left = afterMark ? from + (possessive ? 2 : 0) : from - 1;
      t.gap[write] = gapBetween(codes, left, mark ? start - 1 : start);
    }
    write++;
  }
  t.count = write;
}

function isMark(codes: Uint8Array, start: number, end: number, length: number): boolean {
  return (
    end - start === NEUTRAL_MARK.length - 2 &&
    end < length &&
    codes[start - 1] === OPEN &&
    codes[end] === CLOSE
  );
}
