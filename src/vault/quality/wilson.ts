/** A share of counted cases with its 95 % interval. */
export interface Share {
  readonly hits: number;
  readonly cases: number;
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

/** The standard normal's 97.5th percentile. */
const Z_95 = 1.959963984540054;

/**
 * The share of hits with Wilson's score interval (Wilson, "Probable Inference, the Law of Succession, and Statistical
 * Inference", Journal of the American Statistical Association 22, 1927). It stays within 0 and 1, and says something
 * sensible of few cases and of shares of 0 and 1, where the textbook interval says "certain" (Newcombe, "Two-sided
 * confidence intervals for the single proportion", Statistics in Medicine 17, 1998).
 *
 * @returns null without cases: nothing is known of them
 */
export function wilson(hits: number, cases: number): Share | null {
  if (!Number.isInteger(hits) || !Number.isInteger(cases) || hits < 0 || hits > cases) {
    throw new RangeError('A share is counted in whole cases, and has no more hits than cases.');
  }
  if (cases === 0) return null;
  const value = hits / cases;
  const z2 = Z_95 * Z_95;
  const middle = value + z2 / (2 * cases);
  const half = Z_95 * Math.sqrt((value * (1 - value)) / cases + z2 / (4 * cases * cases));
  const whole = 1 + z2 / cases;
  return {
    hits,
    cases,
    value,
    // Exactly 0 and 1 at the ends, where the arithmetic leaves a rest of rounding.
    low: hits === 0 ? 0 : (middle - half) / whole,
    high: hits === cases ? 1 : (middle + half) / whole,
  };
}
