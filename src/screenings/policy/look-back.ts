import type { PolicyPack } from './policy-pack.js';

/**
 * How many months back a post of this category may lie: the step's look-back, shortened where a pinned pack names
 * fewer. `null`: no window, when packs that name the category all say that it has none. Silence keeps the step's.
 */
export function lookBackMonths(
  packs: readonly PolicyPack[],
  category: string,
  stepMonths: number,
): number | null {
  const named = packs
    .flatMap((pack) => pack.look_back ?? [])
    .filter((row) => row.conduct_category === category)
    .map((row) => row.months);
  if (named.length === 0) return stepMonths;
  const limits = named.filter((months) => months !== null);
  return limits.length === 0 ? null : Math.min(stepMonths, ...limits);
}

/** The same day so many months earlier; the last of the month where that month is shorter. */
export function monthsBefore(moment: Date, months: number): Date {
  const earlier = new Date(moment);
  earlier.setUTCDate(1);
  earlier.setUTCMonth(earlier.getUTCMonth() - months);
  const lastDay = new Date(Date.UTC(earlier.getUTCFullYear(), earlier.getUTCMonth() + 1, 0)).getUTCDate();
  earlier.setUTCDate(Math.min(moment.getUTCDate(), lastDay));
  return earlier;
}
