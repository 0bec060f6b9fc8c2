/** How many screenings a screener worked on, and in how many of them they flagged something adverse. */
export interface FlagCount {
  readonly screenerId: string;
  readonly screenings: number;
  readonly flagged: number;
}

export const DRIFT_VERDICTS = ['too_few', 'like_the_others', 'differs'] as const;
export type DriftVerdict = (typeof DRIFT_VERDICTS)[number];

export interface Drift extends FlagCount {
  readonly rate: number;
  readonly othersRate: number | null;
  /** Two-sided; null where there are too few. */
  readonly p: number | null;
  /** After Holm, over all screeners who were tested. */
  readonly adjustedP: number | null;
  readonly verdict: DriftVerdict;
}

/** Fewer screenings than this, on either side, say nothing about a screener. */
export const LEAST_SCREENINGS = 10;
const SIGNIFICANCE = 0.05;

/**
 * Each screener's flag rate against that of all others together: Fisher's exact test, which holds for small numbers
 * (Fisher, "Statistical Methods for Research Workers", 5th ed., 1934), two-sided, with Holm's correction for testing
 * several screeners at once ("A Simple Sequentially Rejective Multiple Test Procedure", Scandinavian Journal of
 * Statistics 6, 1979). A difference is a question for a person: candidates are not given out at random.
 */
export function drift(counts: readonly FlagCount[]): Drift[] {
  const all = counts.reduce((sum, it) => sum + it.screenings, 0);
  const allFlagged = counts.reduce((sum, it) => sum + it.flagged, 0);
  const tested = counts.map((count) => {
    const others = all - count.screenings;
    const othersFlagged = allFlagged - count.flagged;
    const enough = count.screenings >= LEAST_SCREENINGS && others >= LEAST_SCREENINGS;
    return {
      count,
      othersRate: others === 0 ? null : othersFlagged / others,
      p: enough ? fisherExact(count.flagged, count.screenings, othersFlagged, others) : null,
    };
  });
  const adjusted = holm(tested.map(({ p }) => p));
  return tested.map(({ count, othersRate, p }, index) => {
    const adjustedP = adjusted[index] ?? null;
    return {
      ...count,
      rate: count.screenings === 0 ? 0 : count.flagged / count.screenings,
      othersRate,
      p,
      adjustedP,
      verdict: verdictOf(adjustedP),
    };
  });
}

function verdictOf(adjustedP: number | null): DriftVerdict {
  if (adjustedP === null) return 'too_few';
  return adjustedP < SIGNIFICANCE ? 'differs' : 'like_the_others';
}

/** Two-sided p: the chance, given the totals, of a table at most as likely as this one. */
export function fisherExact(flaggedA: number, ofA: number, flaggedB: number, ofB: number): number {
  const flagged = flaggedA + flaggedB;
  const logs = logFactorials(ofA + ofB);
  const choose = (n: number, k: number) => (logs[n] ?? 0) - (logs[k] ?? 0) - (logs[n - k] ?? 0);
  const chance = (k: number) =>
    Math.exp(choose(ofA, k) + choose(ofB, flagged - k) - choose(ofA + ofB, flagged));
  const seen = chance(flaggedA);
  let p = 0;
  for (let k = Math.max(0, flagged - ofB); k <= Math.min(ofA, flagged); k += 1) {
    // The margin lets tables that are equally likely count, whatever rounding makes of them.
    if (chance(k) <= seen * (1 + 1e-7)) p += chance(k);
  }
  return Math.min(1, p);
}

/** Holm's step-down adjustment; those without a p stay without. */
export function holm(ps: readonly (number | null)[]): (number | null)[] {
  const known = ps.flatMap((p, index) => (p === null ? [] : [{ p, index }])).sort((a, b) => a.p - b.p);
  const adjusted: (number | null)[] = ps.map(() => null);
  let least = 0;
  for (const [rank, { p, index }] of known.entries()) {
    least = Math.max(least, Math.min(1, p * (known.length - rank)));
    adjusted[index] = least;
  }
  return adjusted;
}

function logFactorials(upTo: number): number[] {
  const logs = [0];
  for (let n = 1; n <= upTo; n += 1) logs.push((logs[n - 1] ?? 0) + Math.log(n));
  return logs;
}
