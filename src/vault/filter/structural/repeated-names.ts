import { FIRST_NAME, FUNCTION_WORD, LAST_NAME, NAME_IS_WORD } from '../grammar/bits.js';
import type { Hit, Scan } from '../scan.js';
import { ALL_CAPITALS, CAPITAL, SPACE } from '../tokens.js';

/**
 * A name found once in a text is that name everywhere in it: "Lynn wrote ... blamed Lynn". Surnames follow only where
 * they are no ordinary word.
 */
export function findRepeatedNames(s: Scan, detector: string): void {
  if (s.tokens.shouting || s.tokens.caseless) return;
  if (!s.hits.some((hit) => hit.rule.startsWith('name.'))) return;
  const names = new Set<string>();
  const covered = new Set<number>();
  for (const hit of s.hits) {
    if (hit.firstToken < 0) continue;
    for (let k = hit.firstToken; k <= hit.lastToken && k - hit.firstToken < 8; k++) {
      covered.add(k);
      if (hit.rule.startsWith('name.') && isName(s, hit, k)) names.add(s.spelling(k));
    }
  }
  if (names.size === 0) return;
  s.spend(s.tokens.count);
  for (let i = 0; i < s.tokens.count; i++) {
    const flags = s.flags(i);
    if ((flags & CAPITAL) === 0 || (flags & ALL_CAPITALS) !== 0 || covered.has(i)) continue;
    if (!names.has(s.spelling(i)) || partOfAnother(s, i)) continue;
    if ((s.grammar(i) & NAME_IS_WORD) !== 0 && s.startsSentence(i)) continue;
    s.hit(i, i, { class: 'name', detector, rule: 'name.again', score: 0.6 });
  }
}

function isName(s: Scan, hit: Hit, k: number): boolean {
  if ((s.flags(k) & CAPITAL) === 0 || s.to(k) - s.from(k) < 3) return false;
  const grammar = s.grammar(k);
  if ((grammar & FUNCTION_WORD) !== 0) return false;
  if ((grammar & FIRST_NAME) !== 0) return true;
  return k > hit.firstToken && ((grammar & LAST_NAME) !== 0 || s.tokens.word[k] === 0);
}

/** "Jordan River": another capital beside it makes another name of it. */
function partOfAnother(s: Scan, i: number): boolean {
  const capital = (k: number): boolean =>
    (s.flags(k) & CAPITAL) !== 0 && (s.grammar(k) & (FUNCTION_WORD | FIRST_NAME | LAST_NAME)) === 0;
  if (s.gap(i + 1) === SPACE && capital(i + 1)) return true;
  return s.gap(i) === SPACE && capital(i - 1) && !s.startsSentence(i - 1);
}
