import type { ProtectedClass } from '../../kernel/protected-class.js';

/** How many removals a detector made for a class: what the ledger holds of them. */
export type RemovalCount = {
  readonly detector: string;
  readonly class: ProtectedClass;
  readonly count: number;
};

/** Counts removals by detector and class, in a fixed order, for the ledger. */
export function countRemovals(
  removals: readonly { readonly detector: string; readonly class: ProtectedClass }[],
): RemovalCount[] {
  const counts = new Map<string, RemovalCount>();
  for (const removal of removals) {
    const name = `${removal.detector} ${removal.class}`;
    const count = 1 + (counts.get(name)?.count ?? 0);
    counts.set(name, { detector: removal.detector, class: removal.class, count });
  }
  return [...counts.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, count]) => count);
}
