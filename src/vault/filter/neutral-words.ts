import { passes } from './gates.js';
import { ARTICLE } from './grammar/bits.js';
import type { Scan } from './scan.js';
import { entriesAt } from './tables.js';
import { HYPHEN, SPACE } from './tokens.js';

/** The neutral word is itself a find here ("a parent" of somebody): then it would not be neutral. */
export function stillTells(s: Scan, to: string, i: number, j: number): boolean {
  const { tables } = s;
  if (to === 'parent' && /^(?:of|to)$/.test(s.spelling(j + 1))) return true;
  if (to === 'parent' && i > 0 && (s.grammar(i - 1) & ARTICLE) !== 0) return true;
  if (endsTerm(s, to, i)) return true;
  const node = tables.first[tables.vocabulary.get(to.normalize('NFKD').replace(/\p{M}/gu, ''))] ?? 0;
  for (const other of entriesAt(tables, node)) {
    if (other.to !== null || other.shape === 'safe') continue;
    if (!other.gate || passes(other.gate, s, i, j, other.plural) === 'yes') return true;
  }
  return false;
}

/** "foster parent": with the word before it the neutral word is a term. */
function endsTerm(s: Scan, to: string, i: number): boolean {
  if (i === 0 || (s.gap(i) !== SPACE && s.gap(i) !== HYPHEN)) return false;
  // A find before it ("elderly mother") is a mark by then, and no phrase is left.
  for (let k = s.hits.length - 1, n = 0; k >= 0 && n < 6; k--, n++) {
    const hit = s.hits[k];
    if (hit?.lastToken === i - 1 && hit.outcome.kind === 'mark') return false;
  }
  const node = s.tables.first[s.tokens.word[i - 1] ?? 0] ?? 0;
  if (node === 0) return false;
  const ends = entriesAt(s.tables, s.tables.trie.step(node, s.tables.vocabulary.get(to)));
  return ends.some((e) => e.shape !== 'safe' && e.to === null);
}
