import { agreementByCategory, agreementByStep } from '../../src/auditor/consistency/agreement.js';
import { drift, fisherExact, holm } from '../../src/auditor/consistency/drift.js';
import { cohensKappa, yesNoKappa } from '../../src/auditor/consistency/kappa.js';
import { commitmentOf, drawOne, drawSample } from '../../src/screenings/consistency/draw.js';

const DIAGNOSES = [
  [75, 1, 4],
  [5, 4, 1],
  [0, 0, 10],
];

/** The same standard error found in another way: the delta method with a numeric gradient, for a multinomial table. */
function byDeltaMethod(table: readonly (readonly number[])[]): number {
  const size = table.length;
  const cells = table.flat();
  const total = cells.reduce((sum, count) => sum + count, 0);
  const kappaOf = (values: readonly number[]) => {
    const at = (i: number, j: number) => values[i * size + j] ?? 0;
    const places = [...Array(size).keys()];
    const all = values.reduce((sum, value) => sum + value, 0);
    const row = (i: number) => places.reduce((sum, j) => sum + at(i, j), 0) / all;
    const column = (j: number) => places.reduce((sum, i) => sum + at(i, j), 0) / all;
    const agreed = places.reduce((sum, i) => sum + at(i, i), 0) / all;
    const chance = places.reduce((sum, i) => sum + row(i) * column(i), 0);
    return (agreed - chance) / (1 - chance);
  };
  const step = 1e-5;
  const gradient = cells.map((_, index) => {
    const moved = (by: number) =>
      kappaOf(cells.map((count, i) => (count + (i === index ? by * total : 0)) / total));
    return (moved(step) - moved(-step)) / (2 * step);
  });
  const mean = gradient.reduce((sum, slope, i) => sum + (slope * (cells[i] ?? 0)) / total, 0);
  const square = gradient.reduce((sum, slope, i) => sum + (slope ** 2 * (cells[i] ?? 0)) / total, 0);
  return Math.sqrt((square - mean ** 2) / total);
}

describe('Cohen’s kappa', () => {
  it('is undefined without pairs, and says so', () => {
    expect(yesNoKappa({ yesYes: 0, yesNo: 0, noYes: 0, noNo: 0 })).toMatchObject({
      kappa: null,
      interval: null,
      note: 'No candidate was vetted by both yet.',
    });
  });

  it('is undefined where both always said the same, and says so', () => {
    const agreement = yesNoKappa({ yesYes: 0, yesNo: 0, noYes: 0, noNo: 40 });
    expect(agreement).toMatchObject({ pairs: 40, agreed: 1, kappa: null, standardError: null });
    expect(agreement.note).toContain('undefined');
  });

  it('is 0.4 with standard error 0.127 for 20, 5, 10, 15', () => {
    const { kappa, standardError, interval } = yesNoKappa({ yesYes: 20, yesNo: 5, noYes: 10, noNo: 15 });
    // p_o = 35/50, p_e = (25·30 + 25·20)/50², so (0.7 − 0.5)/0.5.
    expect(kappa).toBeCloseTo(0.4, 12);
    // By hand: (0.4·0.39² … ) with the margins 0.5, 0.5 and 0.6, 0.4.
    const diagonal = 0.4 * (0.5 - 1.1 * 0.3) ** 2 + 0.3 * (0.5 - 0.9 * 0.3) ** 2;
    const off = 0.3 ** 2 * (0.1 * (0.6 + 0.5) ** 2 + 0.2 * (0.4 + 0.5) ** 2);
    const expected = Math.sqrt((diagonal + off - (0.7 * 0.5 - 2 * 0.5 + 0.7) ** 2) / (50 * 0.5 ** 4));
    expect(standardError).toBeCloseTo(expected, 12);
    expect(standardError).toBeCloseTo(0.127, 4);
    expect(interval?.[0]).toBeCloseTo(0.4 - 1.96 * 0.127, 3);
  });

  it('is 0.68 with standard error 0.087 for the three diagnoses of Fleiss, Levin and Paik (table 18.1)', () => {
    const agreement = cohensKappa(DIAGNOSES);
    expect(agreement.agreed).toBeCloseTo(0.89, 12);
    expect(agreement.kappa).toBeCloseTo(0.68, 2);
    // The book rounds on the way: 0.087.
    expect(Math.abs((agreement.standardError ?? 0) - 0.087)).toBeLessThan(0.001);
    expect(agreement.standardError).toBeCloseTo(byDeltaMethod(DIAGNOSES), 6);
    expect(agreement.note).toBeNull();
  });

  it('is 1 where they always agree, with an interval that it does not boast of', () => {
    const agreement = yesNoKappa({ yesYes: 5, yesNo: 0, noYes: 0, noNo: 5 });
    expect(agreement).toMatchObject({ kappa: 1, standardError: 0, interval: [1, 1] });
    expect(agreement.note).toContain('says nothing about the next pair');
    expect(agreement.note).toContain('Fewer than 30 pairs');
  });

  it('is negative where they agree less than by chance', () => {
    expect(yesNoKappa({ yesYes: 0, yesNo: 5, noYes: 5, noNo: 0 }).kappa).toBeCloseTo(-1, 12);
  });
});

describe('agreement', () => {
  const flag = (step_key: string, category: string) => ({ step_key, category });
  const PAIRS = [
    {
      done: new Set(['a']),
      first: [flag('a', 'fraud_or_dishonesty')],
      second: [flag('a', 'fraud_or_dishonesty')],
    },
    { done: new Set(['a', 'b']), first: [], second: [flag('b', 'violence_or_threats')] },
    { done: new Set(['a']), first: [], second: [] },
  ];

  it('counts only pairs that both did the step', () => {
    const [a, b] = agreementByStep(['a', 'b'], PAIRS);
    expect(a).toMatchObject({ name: 'a', pairs: 3, agreed: 1, kappa: 1 });
    expect(b).toMatchObject({ name: 'b', pairs: 1, agreed: 0, kappa: 0 });
  });

  it('counts a category wherever it was logged', () => {
    const categories = new Map(agreementByCategory(PAIRS).map((it) => [it.name, it.agreed]));
    expect(categories.get('fraud_or_dishonesty')).toBe(1);
    expect(categories.get('violence_or_threats')).toBeCloseTo(2 / 3, 12);
  });
});

describe('drift', () => {
  it('says too few below ten screenings on either side', () => {
    const counts = [
      { screenerId: 'a', screenings: 9, flagged: 9 },
      { screenerId: 'b', screenings: 40, flagged: 0 },
    ];
    expect(drift(counts).map((it) => [it.verdict, it.p])).toEqual([
      ['too_few', null],
      ['too_few', null],
    ]);
    expect(drift([{ screenerId: 'a', screenings: 50, flagged: 5 }])[0]).toMatchObject({
      othersRate: null,
      verdict: 'too_few',
    });
  });

  it('names a screener who flags far more, not the ones who flag alike', () => {
    const counts = [
      { screenerId: 'a', screenings: 30, flagged: 25 },
      { screenerId: 'b', screenings: 60, flagged: 30 },
      { screenerId: 'c', screenings: 60, flagged: 29 },
    ];
    expect(drift(counts).map((it) => it.verdict)).toEqual(['differs', 'like_the_others', 'like_the_others']);
  });

  it('is Fisher’s: one cup of tea wrong of four gives 0.4857', () => {
    expect(fisherExact(3, 4, 1, 4)).toBeCloseTo(34 / 70, 12);
    expect(fisherExact(4, 4, 0, 4)).toBeCloseTo(2 / 70, 12);
    expect(fisherExact(0, 10, 0, 10)).toBe(1);
  });

  it('is corrected by Holm’s steps', () => {
    expect(holm([0.01, null, 0.04, 0.03])).toEqual([0.03, null, 0.06, 0.06]);
    expect(holm([0.6, 0.9])).toEqual([1, 1]);
  });
});

describe('the draw', () => {
  const IDS = Array.from({ length: 40 }, (_, index) => `scr_${index}`);

  it('draws the same from the same seed, in whatever order', () => {
    const drawn = drawSample('seed', IDS, 10);
    expect(drawn).toHaveLength(4);
    expect(drawSample('seed', [...IDS].reverse(), 10)).toEqual(drawn);
    expect(drawSample('other', IDS, 10)).not.toEqual(drawn);
    expect(drawSample('seed', ['scr_1'], 1)).toEqual(['scr_1']);
    expect(drawOne('seed', 'scr_1', [])).toBeNull();
  });

  it('draws everybody about equally often', () => {
    const counts = new Map<string, number>();
    for (let seed = 0; seed < 2000; seed += 1) {
      for (const id of drawSample(commitmentOf(String(seed)), IDS, 10))
        counts.set(id, (counts.get(id) ?? 0) + 1);
    }
    // 200 expected of 2000 draws; five standard deviations are 67.
    for (const id of IDS) expect(Math.abs((counts.get(id) ?? 0) - 200)).toBeLessThan(67);
  });
});
