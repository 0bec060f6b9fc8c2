import { ENGLISH, OTHER_LANGUAGE } from './grammar/bits.js';
import type { HeldReason } from './removal.js';
import type { Scan } from './scan.js';
import { ALIEN } from './tokens.js';

/**
 * Whether the lexicons, which are English, can vouch for this text at all.
 *
 * Function words decide: they are the most frequent words of every language and hardly overlap. Names, slang and
 * loan words do not tip the balance. Thresholds are part of the ruleset digest.
 */
export const LANGUAGE_LIMITS = {
  alienShare: 0.25,
  alienWords: 3,
  otherWords: 4,
  otherShare: 0.22,
} as const;

export function heldByLanguage(s: Scan): HeldReason | null {
  const { tokens } = s;
  let english = 0;
  let other = 0;
  let alien = 0;
  for (let i = 0; i < tokens.count; i++) {
    const grammar = s.grammar(i);
    if ((s.flags(i) & ALIEN) !== 0 && tokens.word[i] === 0) alien++;
    else if ((grammar & ENGLISH) !== 0) {
      english++;
      if ((grammar & OTHER_LANGUAGE) !== 0) other += 0.3;
    } else if ((grammar & OTHER_LANGUAGE) !== 0) other++;
  }
  if (tokens.count === 0) return null;
  if (alien / tokens.count > LANGUAGE_LIMITS.alienShare || alien > LANGUAGE_LIMITS.alienWords)
    return 'unknown_script';
  if (
    other >= LANGUAGE_LIMITS.otherWords &&
    other > english &&
    other / tokens.count > LANGUAGE_LIMITS.otherShare
  ) {
    return 'unknown_language';
  }
  return null;
}
