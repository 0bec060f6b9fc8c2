import { wilson } from '../../../src/vault/quality/wilson.js';

describe('a share with Wilson’s interval', () => {
  it('is nothing without cases', () => {
    expect(wilson(0, 0)).toBeNull();
  });

  it.each([
    [-1, 3],
    [4, 3],
    [0.5, 3],
    [0, Number.NaN],
  ])('is refused for %d of %d', (hits, cases) => {
    expect(() => wilson(hits, cases)).toThrow(RangeError);
  });

  // Newcombe 1998, table I, method 3.
  it.each([
    [81, 263, 0.2553, 0.3662],
    [15, 148, 0.0624, 0.1605],
    [0, 20, 0, 0.1611],
    [1, 29, 0.0061, 0.1718],
  ])('is the published one for %d of %d', (hits, cases, low, high) => {
    const share = wilson(hits, cases);
    expect(share?.low).toBeCloseTo(low, 4);
    expect(share?.high).toBeCloseTo(high, 4);
    expect(share?.value).toBeCloseTo(hits / cases, 12);
  });

  it('mirrors: what is missed is as wide as what is hit', () => {
    for (const [hits, cases] of [
      [0, 1],
      [3, 7],
      [50, 50],
    ] as const) {
      const share = wilson(hits, cases);
      const rest = wilson(cases - hits, cases);
      expect(share?.low).toBeCloseTo(1 - (rest?.high ?? 0), 12);
      expect(share?.low).toBeLessThanOrEqual(share?.value ?? -1);
      expect(share?.high).toBeGreaterThanOrEqual(share?.value ?? 2);
    }
  });
});
