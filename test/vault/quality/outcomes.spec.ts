import type { Removal } from '../../../src/vault/filter/removal.js';
import { type Outcome, outcomesOf, proposesWords } from '../../../src/vault/quality/outcomes.js';
import type { RecordedAddition, RecordedLift } from '../../../src/vault/review/redaction-review.entity.js';

function removal(start: number, end: number, detector = 'religion@1', rule = 'noun.1'): Removal {
  return { start, end, class: 'religion', detector, rule, gate: null, score: 0.9 };
}

function byReviewer(start: number, end: number): Removal {
  return removal(start, end, 'reviewer@1', 'reviewer.added');
}

function addition(start: number, end: number, reason: RecordedAddition['reason'] = 'missed_by_filter') {
  return { start, end, class: 'religion', reason } as const;
}

function lift(start: number, end: number, reason: RecordedLift['reason'] = 'reveals_no_class') {
  return { start, end, class: 'religion', reason } as const;
}

function told(outcomes: readonly Outcome[]): string[] {
  return outcomes.map((it) => `${it.outcome} ${it.start}-${it.end} ${it.detector} ${it.reason}`);
}

const NOTHING = { detected: [], final: [], added: [], lifted: [] };

it('without removals and additions there is nothing to count', () => {
  expect(outcomesOf(NOTHING)).toEqual([]);
});

it('what stays removed is confirmed; what a reviewer lifted carries the reason', () => {
  const outcomes = outcomesOf({
    ...NOTHING,
    detected: [removal(2, 6), removal(10, 14)],
    final: [removal(2, 6)],
    lifted: [lift(10, 14, 'part_of_the_conduct')],
  });
  expect(told(outcomes)).toEqual([
    'confirmed 2-6 religion@1 null',
    'lifted 10-14 religion@1 part_of_the_conduct',
  ]);
});

it('a lift that was taken back leaves a confirmed removal, once', () => {
  const outcomes = outcomesOf({
    ...NOTHING,
    detected: [removal(2, 6)],
    final: [byReviewer(2, 6)],
    lifted: [lift(2, 6)],
    added: [addition(2, 6)],
  });
  expect(told(outcomes)).toEqual(['confirmed 2-6 religion@1 null']);
});

it('what no detector finds is missed, once however often it was added', () => {
  const outcomes = outcomesOf({
    ...NOTHING,
    final: [byReviewer(20, 26)],
    added: [addition(20, 26), addition(20, 26, 'proxy_for_a_class')],
  });
  expect(told(outcomes)).toEqual(['added 20-26 null proxy_for_a_class']);
});

it('an addition that detectors find whole is no miss; one that they find in part is', () => {
  const detected = [removal(2, 6), removal(6, 9)];
  expect(
    told(outcomesOf({ ...NOTHING, detected, final: [byReviewer(2, 9)], added: [addition(2, 9)] })),
  ).toEqual(['confirmed 2-6 religion@1 null', 'confirmed 6-9 religion@1 null']);
  expect(
    told(outcomesOf({ ...NOTHING, detected, final: [byReviewer(2, 12)], added: [addition(2, 12)] })),
  ).toEqual([
    'confirmed 2-6 religion@1 null',
    'confirmed 6-9 religion@1 null',
    'added 2-12 null missed_by_filter',
  ]);
});

it('an addition that was lifted again is withdrawn', () => {
  const outcomes = outcomesOf({
    ...NOTHING,
    added: [addition(20, 26)],
    lifted: [lift(20, 26, 'added_by_mistake')],
  });
  expect(told(outcomes)).toEqual(['withdrawn 20-26 null missed_by_filter']);
});

it('only words that may tell the class elsewhere are proposed', () => {
  const reasons = [
    'missed_by_filter',
    'proxy_for_a_class',
    'identifies_a_person',
    'reveals_in_combination',
  ] as const;
  const proposing = reasons.filter((reason) =>
    outcomesOf({ ...NOTHING, final: [byReviewer(1, 2)], added: [addition(1, 2, reason)] }).some(
      proposesWords,
    ),
  );
  expect(proposing).toEqual(['missed_by_filter', 'proxy_for_a_class']);
  expect(outcomesOf({ ...NOTHING, detected: [removal(2, 6)] }).some(proposesWords)).toBe(false);
});
