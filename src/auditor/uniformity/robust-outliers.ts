/** Scales the median absolute deviation to a standard deviation of normal data: 1 / Φ⁻¹(3/4). */
const CONSISTENCY = 0.6745;

/** Iglewicz and Hoaglin, "How to Detect and Handle Outliers" (ASQC, 1993): a modified z-score above 3.5. */
export const OUTLIER_THRESHOLD = 3.5;

/** Least spread that counts, as a share of the median: among equal efforts a minute more is no outlier. */
const LEAST_SPREAD = 0.1;

/** How far one candidate's effort lies from the others', by the modified z-score. */
export interface Outlier<Key> {
  readonly key: Key;
  readonly value: number;
  readonly median: number;
  readonly score: number;
}

/**
 * The values that stand out, by median and median absolute deviation, which a few extreme values can't shift.
 * Fewer than three values say nothing about what is usual.
 */
export function outliers<Key>(values: ReadonlyMap<Key, number>): Outlier<Key>[] {
  if (values.size < 3) return [];
  const middle = median([...values.values()]);
  const deviations = [...values.values()].map((value) => Math.abs(value - middle));
  const spread = Math.max(median(deviations), LEAST_SPREAD * middle, 1);
  return [...values]
    .map(([key, value]) => ({ key, value, median: middle, score: (CONSISTENCY * (value - middle)) / spread }))
    .filter((candidate) => Math.abs(candidate.score) > OUTLIER_THRESHOLD);
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const half = sorted.length / 2;
  const upper = sorted[Math.floor(half)] ?? 0;
  return Number.isInteger(half) ? (upper + (sorted[half - 1] ?? upper)) / 2 : upper;
}
