/** How two people judged the same things by yes or no: `yesNo` is yes by the first and no by the second. */
export interface TwoByTwo {
  readonly yesYes: number;
  readonly yesNo: number;
  readonly noYes: number;
  readonly noNo: number;
}

export interface Agreement {
  readonly pairs: number;
  /** The share of pairs judged alike; null without pairs. */
  readonly agreed: number | null;
  readonly kappa: number | null;
  readonly standardError: number | null;
  /** 95 %, within −1 and 1. */
  readonly interval: readonly [low: number, high: number] | null;
  /** Why there is no figure, or what it can't say. */
  readonly note: string | null;
}

/** The standard normal's 97.5th percentile. */
const Z_95 = 1.959963984540054;

/** Below this the large-sample standard error is a rough guide (it rests on a normal approximation). */
export const FEW_PAIRS = 30;

/**
 * Cohen's kappa of two judges over the same things: (p_o − p_e) / (1 − p_e), the agreement beyond what their own
 * rates would give by chance (Cohen, "A Coefficient of Agreement for Nominal Scales", Educational and Psychological
 * Measurement 20, 1960). The interval uses the large-sample standard error for a kappa that is not zero (Fleiss,
 * Cohen & Everitt, "Large Sample Standard Errors of Kappa and Weighted Kappa", Psychological Bulletin 72, 1969).
 *
 * `table[i][j]`: how many things the first put into category i and the second into j.
 */
export function cohensKappa(table: readonly (readonly number[])[]): Agreement {
  const pairs = sum(table.map(sum));
  if (pairs === 0) return undefinedFor(0, null, 'No candidate was vetted by both yet.');
  const share = table.map((row) => row.map((count) => count / pairs));
  const first = share.map(sum);
  const second = share.map((_, j) => sum(share.map((row) => row[j] ?? 0)));
  const agreed = sum(share.map((row, i) => row[i] ?? 0));
  const byChance = sum(first.map((p, i) => p * (second[i] ?? 0)));
  if (1 - byChance < Number.EPSILON) {
    const note =
      'Both gave everything the same answer: there was nothing to tell apart, so kappa is undefined.';
    return undefinedFor(pairs, agreed, note);
  }
  const kappa = (agreed - byChance) / (1 - byChance);
  const standardError = Math.sqrt(variance(share, first, second, agreed, byChance) / pairs);
  return {
    pairs,
    agreed,
    kappa,
    standardError,
    interval: [Math.max(-1, kappa - Z_95 * standardError), Math.min(1, kappa + Z_95 * standardError)],
    note: noteOn(pairs, standardError),
  };
}

/** The same for yes and no. */
export function yesNoKappa({ yesYes, yesNo, noYes, noNo }: TwoByTwo): Agreement {
  return cohensKappa([
    [yesYes, yesNo],
    [noYes, noNo],
  ]);
}

/** Equation 13 of Fleiss, Cohen & Everitt (1969), without the division by the number of pairs. */
function variance(
  share: readonly (readonly number[])[],
  first: readonly number[],
  second: readonly number[],
  agreed: number,
  byChance: number,
): number {
  const terms = share.flatMap((row, i) =>
    row.map((p, j) =>
      i === j
        ? p * (1 - byChance - ((first[i] ?? 0) + (second[i] ?? 0)) * (1 - agreed)) ** 2
        : (1 - agreed) ** 2 * p * ((second[i] ?? 0) + (first[j] ?? 0)) ** 2,
    ),
  );
  const last = (agreed * byChance - 2 * byChance + agreed) ** 2;
  // Rounding may leave a hair below zero where the true value is zero.
  return Math.max(0, sum(terms) - last) / (1 - byChance) ** 4;
}

function noteOn(pairs: number, standardError: number): string | null {
  const notes = [
    ...(standardError === 0
      ? ['The standard error is 0 for this table, so the interval says nothing about the next pair.']
      : []),
    ...(pairs < FEW_PAIRS ? [`Fewer than ${FEW_PAIRS} pairs: take the interval as a rough guide.`] : []),
  ];
  return notes.length === 0 ? null : notes.join(' ');
}

function undefinedFor(pairs: number, agreed: number | null, note: string): Agreement {
  return { pairs, agreed, kappa: null, standardError: null, interval: null, note };
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
