import { HUMAN } from './grammar/bits.js';
import type { Scan } from './scan.js';
import { SPACE } from './tokens.js';

const SEXED =
  /^(?:man|men|woman|women|boys?|girls?|lady|ladies|gentleman|gentlemen|guys?|dudes?|male|males|female|females)$/;

/** "a much more youthful man": what a removed attribute stood before is a person, and the word tells the sex. */
export function findSexedHeads(s: Scan, detector: string): void {
  const behind: number[] = [];
  for (const hit of s.hits) {
    const k = hit.lastToken + 1;
    if (hit.firstToken < 0 || hit.outcome.kind !== 'mark' || s.gap(k) !== SPACE) continue;
    if ((s.grammar(k) & HUMAN) !== 0 && SEXED.test(s.spelling(k))) behind.push(k);
  }
  if (behind.length === 0) return;
  const covered = new Set<number>();
  for (const hit of s.hits) for (let k = Math.max(0, hit.firstToken); k <= hit.lastToken; k++) covered.add(k);
  s.spend(covered.size);
  for (const k of behind)
    if (!covered.has(k)) s.hit(k, k, { class: 'sex', detector, rule: 'sex.behind-a-mark', score: 0.8 });
}
