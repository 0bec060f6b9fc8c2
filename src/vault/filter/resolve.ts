import type { Hit } from './scan.js';

/** The longer, then the surer, then the earlier of two overlapping hits; a mark before a neutral word. */
function better(a: Hit, b: Hit): boolean {
  const listed = (a.rule.startsWith('listed.') ? 1 : 0) - (b.rule.startsWith('listed.') ? 1 : 0);
  if (listed !== 0) return listed > 0;
  const length = a.end - a.start - (b.end - b.start);
  if (length !== 0) return length > 0;
  const marks = (a.outcome.kind === 'mark' ? 1 : 0) - (b.outcome.kind === 'mark' ? 1 : 0);
  if (marks !== 0) return marks > 0;
  return a.score > b.score;
}

/**
 * Orders hits and leaves no two that overlap. Where two marks overlap without one holding the other, both go into
 * the winner, so that no half of a name stays.
 */
export function resolve(hits: readonly Hit[]): Hit[] {
  const sorted = [...hits].sort((a, b) => a.start - b.start || b.end - a.end);
  const out: Hit[] = [];
  for (const hit of sorted) {
    const last = out[out.length - 1];
    if (!last || hit.start >= last.end) {
      out.push(hit);
      continue;
    }
    const winner = better(hit, last) ? hit : last;
    const both = winner.outcome.kind === 'mark' || hit.end <= last.end;
    out[out.length - 1] = both
      ? {
          ...winner,
          start: Math.min(last.start, hit.start),
          end: Math.max(last.end, hit.end),
          firstToken: Math.min(last.firstToken, hit.firstToken),
          lastToken: Math.max(last.lastToken, hit.lastToken),
          directed: last.directed || hit.directed,
        }
      : winner;
  }
  return out;
}
