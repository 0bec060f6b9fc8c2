/** A line through points, by least squares: where it ends beside where it begins, as a ratio. */
export function growthOf(values: readonly number[]): number {
  const n = values.length;
  const meanX = (n - 1) / 2;
  const meanY = values.reduce((sum, value) => sum + value, 0) / n;
  let above = 0;
  let below = 0;
  values.forEach((value, x) => {
    above += (x - meanX) * (value - meanY);
    below += (x - meanX) ** 2;
  });
  const slope = below === 0 ? 0 : above / below;
  const first = meanY - slope * meanX;
  const last = meanY + slope * (n - 1 - meanX);
  return first <= 0 ? Number.POSITIVE_INFINITY : last / first;
}

/**
 * The lowest value of each of so many stretches. Memory goes up until the collector comes, so only what is left after
 * it says whether something stays.
 */
export function lowest(values: readonly number[], stretches: number): number[] {
  const length = Math.ceil(values.length / stretches);
  const found: number[] = [];
  for (let from = 0; from < values.length; from += length) {
    found.push(Math.min(...values.slice(from, from + length)));
  }
  return found;
}

/** What comes after the warm-up: caches fill and code is compiled in the first third. */
export function settled<Value>(values: readonly Value[]): Value[] {
  return values.slice(Math.floor(values.length / 3));
}
