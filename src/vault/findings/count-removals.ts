import type { ProtectedClass } from '../../kernel/protected-class.js';
import { ruleFamily } from '../filter/tables.js';

/** How many removals one rule of a detector made for a class: what the ledger holds of them. */
export type RemovalCount = {
  readonly detector: string;
  readonly rule: string;
  readonly class: ProtectedClass;
  readonly count: number;
};

type Counted = Pick<RemovalCount, 'detector' | 'rule' | 'class'>;

/**
 * Counts removals by detector, rule and class, in a fixed order, for the ledger. Of a lexicon's line only the kind of
 * line is named: the line's own name could be looked up, and would say the word that was removed.
 */
export function countRemovals(removals: readonly Counted[]): RemovalCount[] {
  const counts = new Map<string, RemovalCount>();
  for (const removal of removals) {
    const rule = ruleFamily(removal.rule);
    const name = `${removal.detector} ${rule} ${removal.class}`;
    const count = 1 + (counts.get(name)?.count ?? 0);
    counts.set(name, { detector: removal.detector, rule, class: removal.class, count });
  }
  return [...counts.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, count]) => count);
}
