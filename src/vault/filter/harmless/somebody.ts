import { FIRST_NAME, HUMAN, NAME_IS_WORD, OBJECT, POSSESSIVE, SOMEONE, SUBJECT } from '../grammar/bits.js';
import type { Scan } from '../scan.js';
import { CAPITAL } from '../tokens.js';

export function hasBits(s: Scan, i: number, bits: number): boolean {
  return (s.grammar(i) & bits) !== 0;
}

/** A person is spoken of at token `k`. */
export function isSomebody(s: Scan, k: number): boolean {
  if (/^(?:it|its|this|that|we|our|us|you|your|they|their|them)$/.test(s.spelling(k))) return false;
  return hasBits(s, k, SUBJECT | OBJECT | POSSESSIVE | HUMAN | SOMEONE) || hasName(s, k);
}

function hasName(s: Scan, k: number): boolean {
  return hasBits(s, k, FIRST_NAME) && !hasBits(s, k, NAME_IS_WORD) && (s.flags(k) & CAPITAL) !== 0;
}
