import { lookBackDifference, lookBackStart, windowOfDays } from '../../src/screenings/steps/look-back.js';

const OPENED = new Date('2026-03-31T15:00:00Z');

describe('the look-back of a search', () => {
  it.each([
    [84, '2019-03-31'],
    [1, '2026-02-28'],
    [25, '2024-02-29'],
    [3, '2025-12-31'],
  ])('of %i months starts on %s', (months, start) => {
    expect(lookBackStart(OPENED, months).toISOString().slice(0, 10)).toBe(start);
  });

  it.each([
    ['2019-03-31', '2026-03-31', 0, 0],
    ['2019-03-01', '2026-03-31', 0, 0],
    ['2019-05-01', '2026-04-20', 0, 0],
    ['2019-02-27', '2026-03-31', 32, 0],
    ['2019-05-02', '2026-03-31', -32, 0],
    ['2019-03-31', '2026-02-27', 0, 32],
    ['2009-03-31', '2020-03-31', 3652, 2191],
  ])('from %s to %s differs by %i and %i days', (from, to, startsEarlierBy, endsEarlierBy) => {
    expect(lookBackDifference({ from, to }, OPENED, 84)).toEqual({ startsEarlierBy, endsEarlierBy });
  });

  it('said in days ends with the search', () => {
    expect(windowOfDays(365, OPENED)).toEqual({ from: '2025-03-31', to: '2026-03-31' });
  });
});
