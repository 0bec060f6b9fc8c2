import { growthOf, lowest, settled } from './trend.js';

it('what leaks is seen to grow, though the collector hides it again and again', () => {
  const leaking = Array.from({ length: 60 }, (_, i) => 100 + i + (i % 5) * 20);
  expect(growthOf(lowest(settled(leaking), 8))).toBeGreaterThan(1.2);
});

it('what only swings does not grow', () => {
  const swinging = Array.from({ length: 60 }, (_, i) => 100 + (i % 5) * 20);
  expect(growthOf(lowest(settled(swinging), 8))).toBeCloseTo(1, 1);
});

it('a warm-up is no leak', () => {
  const warming = Array.from({ length: 60 }, (_, i) => (i < 20 ? 50 + i * 5 : 150));
  expect(growthOf(lowest(settled(warming), 8))).toBeCloseTo(1, 5);
});

it('a line through one value, or through none that is left, says so', () => {
  expect(growthOf([7])).toBe(1);
  expect(growthOf([0, 0])).toBe(Number.POSITIVE_INFINITY);
});
