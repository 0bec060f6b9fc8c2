import type { ProtectedClass } from '../../kernel/protected-class.js';

/** How many spans of a class a review corrected for one reason: what the ledger holds of them. */
export type CorrectionCount = {
  readonly class: ProtectedClass;
  readonly reason: string;
  readonly count: number;
};

/** Counts corrections by class and reason, in a fixed order, for the ledger. */
export function countByReason(
  spans: readonly { readonly class: ProtectedClass; readonly reason: string }[],
): CorrectionCount[] {
  const counts = new Map<string, CorrectionCount>();
  for (const span of spans) {
    const name = `${span.class} ${span.reason}`;
    const count = 1 + (counts.get(name)?.count ?? 0);
    counts.set(name, { class: span.class, reason: span.reason, count });
  }
  return [...counts.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, count]) => count);
}
