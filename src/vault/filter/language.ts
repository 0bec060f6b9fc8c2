import { FOREIGN_LIMITS, hasForeignSentence } from './foreign-sentences.js';
import { ENGLISH, OTHER_LANGUAGE } from './grammar/bits.js';
import { OTHER_SIGN } from './normalise/character-table.js';
import type { HeldReason } from './removal.js';
import type { Scan } from './scan.js';
import { ALIEN, DISGUISED } from './tokens.js';

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
  /** In a text without one sure English function word, so much is enough. */
  accentsAlone: 3,
  fewestWords: 3,
  unreadableSigns: 12,
  unreadableShare: 0.4,
  hiddenWords: 3,
  ...FOREIGN_LIMITS,
} as const;

/** Why this text is held before anything is looked for, or null. */
export function heldByLanguage(s: Scan): HeldReason | null {
  const { tokens } = s;
  let english = 0;
  let sureEnglish = 0;
  let other = 0;
  let alien = 0;
  let hidden = 0;
  for (let i = 0; i < tokens.count; i++) {
    const grammar = s.grammar(i);
    // Words that somebody hid and nobody can read: a few of them are a high-risk pattern.
    if ((s.flags(i) & DISGUISED) !== 0 && tokens.word[i] === 0) hidden++;
    if ((s.flags(i) & ALIEN) !== 0 && tokens.word[i] === 0) alien++;
    else if ((grammar & ENGLISH) !== 0) {
      english++;
      if ((grammar & OTHER_LANGUAGE) !== 0) other += 0.3;
      else sureEnglish++;
    } else if ((grammar & OTHER_LANGUAGE) !== 0) other++;
  }
  if (isUnreadable(s)) return 'undecidable_text';
  if (hidden >= LANGUAGE_LIMITS.hiddenWords) return 'low_certainty';
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
  if (sureEnglish === 0 && tokens.count >= LANGUAGE_LIMITS.fewestWords) {
    if (accents(s.text) >= LANGUAGE_LIMITS.accentsAlone) return 'unknown_language';
  }
  return hasForeignSentence(s, s.tables.english) ? 'unknown_language' : null;
}

/** Mostly signs that fold to nothing readable: private use, controls, symbols in place of letters. */
function isUnreadable(s: Scan): boolean {
  if (s.folded.identity) return false;
  let signs = 0;
  let all = 0;
  for (let i = 0; i < s.folded.length; i++) {
    const code = s.code(i);
    if (code === OTHER_SIGN) signs++;
    if (code > 32) all++;
  }
  return signs >= LANGUAGE_LIMITS.unreadableSigns && signs / all > LANGUAGE_LIMITS.unreadableShare;
}

/** Latin letters that English does without: signs of another language, though a name may have one. */
function accents(text: string): number {
  let count = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (
      (code >= 0xc0 && code <= 0x24f && code !== 0xd7 && code !== 0xf7) ||
      (code >= 0x1e00 && code <= 0x1eff)
    )
      count++;
  }
  return count;
}
