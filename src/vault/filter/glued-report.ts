import type { Ruleset } from './ruleset.js';
import { type Hit, MARK, type Scan } from './scan.js';
import type { Entry } from './tables.js';

/** The first token that ends behind folded offset `at`. */
export function tokenAt(s: Scan, at: number): number {
  const { tokens: t } = s;
  let low = 0;
  let high = t.count;
  while (low < high) {
    const mid = (low + high) >> 1;
    if ((t.end[mid] ?? 0) <= at) low = mid + 1;
    else high = mid;
  }
  return low;
}

/** Reports a find of an entry inside a longer word or an address. */
export function report(
  s: Scan,
  start: number,
  end: number,
  entry: Entry,
  ruleset: Ruleset,
  rule: string,
  token = -1,
): void {
  const first = token >= 0 ? token : tokenAt(s, start);
  let last = first;
  while (last + 1 < s.tokens.count && (s.tokens.start[last + 1] ?? 0) < end) last++;
  const detector = ruleset.detectorOf.get(entry.class) ?? entry.class;
  reportAs(s, start, end, entry.class, detector, rule, first, last, entry.shape === 'slur');
}

export function reportAs(
  s: Scan,
  start: number,
  end: number,
  cls: Entry['class'],
  detector: string,
  rule: string,
  first: number,
  last: number,
  directed: boolean,
): void {
  const from = s.folded.identity ? start : (s.folded.from[start] ?? 0);
  const to = s.folded.identity ? end : (s.folded.to[end - 1] ?? 0);
  const hit: Hit = {
    start: from,
    end: to,
    firstToken: first,
    lastToken: last,
    class: cls,
    detector,
    rule,
    gate: null,
    score: 0.85,
    outcome: MARK,
    directed,
  };
  s.hits.push(hit);
}
