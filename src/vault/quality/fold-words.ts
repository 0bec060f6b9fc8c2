import { createHmac } from 'node:crypto';
import { fold } from '../filter/normalise/fold.js';

/**
 * Words as they are compared: folded as the filter folds them, so that disguises of one word fall together. A text
 * that the filter folds to classes of characters (pictures, foreign letters) is only normalised: two different
 * emoji must not become one.
 */
export function foldWords(words: string): string {
  const folded = fold(words);
  const codes = folded.codes.subarray(0, folded.length);
  const foreign = folded.alien.length > 0 && allLettersAlien(codes, folded.alien);
  const plain = !foreign && codes.every((code) => code < 128) && codes.some(isWordCode);
  const text = plain ? Buffer.from(codes).toString('latin1') : words.normalize('NFKC').toLowerCase();
  return text.replace(/^[\s\p{P}]+|[\s\p{P}]+$/gu, '').replace(/\s+/gu, ' ');
}

/**
 * What stands for words where nobody may read them: equal for equal words, and telling nothing to whoever lacks the
 * key (HMAC-SHA256, RFC 2104). A plain digest would fall to a list of guesses.
 */
export function wordsDigest(key: Buffer, words: string): string {
  return createHmac('sha256', key).update(foldWords(words), 'utf8').digest('hex');
}

function isWordCode(code: number): boolean {
  return (code >= 97 && code <= 122) || (code >= 48 && code <= 57);
}

/** A word of another script altogether, not a Latin one with a borrowed letter. */
function allLettersAlien(codes: Uint8Array, alien: Uint8Array): boolean {
  return codes.every((code, i) => !isWordCode(code) || alien[i] === 1);
}
