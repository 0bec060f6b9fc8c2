import type { AddedSpan, ReviewSpan } from '../../src/vault/filter/removal.js';
import { correct, spanErrors, standingCorrections } from '../../src/vault/review/corrections.js';
import { countByReason } from '../../src/vault/review/count-by-reason.js';
import { dispositionErrors as errorsOf, type Validated } from '../../src/vault/review/disposition-rules.js';

const TEXT = 'I pray 🙏 daily and sell weed.';
const REMOVALS: ReviewSpan[] = [{ start: 2, end: 6 }];
const CRITERIA = ['crt_1', 'crt_2'];

/** Before the first validation, where a case does not say otherwise. */
function dispositionErrors(
  asked: Parameters<typeof errorsOf>[0],
  state: Parameters<typeof errorsOf>[1],
  criteria: readonly string[],
  validated: Validated = null,
) {
  return errorsOf(asked, state, criteria, validated);
}

function added(start: number, end: number): AddedSpan {
  return { start, end, class: 'religion' };
}

function fieldsOf(review: { added?: AddedSpan[]; lifted?: ReviewSpan[] }): string[] {
  const { added = [], lifted = [] } = review;
  return spanErrors(TEXT, REMOVALS, { added, lifted }).map((error) => error.field);
}

describe('the spans of a review are refused', () => {
  it('when they end before they start, or after the text', () => {
    expect(fieldsOf({ added: [added(5, 5), added(6, 2), added(0, TEXT.length + 1)] })).toEqual([
      'added[0]',
      'added[1]',
      'added[2]',
    ]);
    expect(fieldsOf({ added: [added(0, TEXT.length)] })).toEqual([]);
  });

  it('when they cut a character in two', () => {
    const sign = TEXT.indexOf('🙏');
    expect(fieldsOf({ added: [added(sign, sign + 1), added(sign + 1, sign + 4)] })).toHaveLength(2);
    expect(fieldsOf({ added: [added(sign, sign + 2)] })).toEqual([]);
  });

  it('when they lift what is no removal, lift it twice, or lift what they add', () => {
    expect(fieldsOf({ lifted: [{ start: 2, end: 5 }] })).toEqual(['lifted[0]']);
    expect(fieldsOf({ lifted: [...REMOVALS, ...REMOVALS] })).toEqual(['lifted[1]']);
    expect(fieldsOf({ added: [added(4, 8)], lifted: [...REMOVALS] })).toEqual(['added[0]']);
    expect(fieldsOf({ lifted: [...REMOVALS] })).toEqual([]);
  });
});

describe('corrections', () => {
  const addition = { added: [added(10, 14)], lifted: [], superseded: false };
  const lift = { added: [], lifted: [{ start: 2, end: 6 }], superseded: false };

  it('of an earlier review stay when a later one corrects something else', () => {
    expect(standingCorrections([addition, lift])).toEqual({
      added: [added(10, 14)],
      lifted: [{ start: 2, end: 6 }],
    });
  });

  it('give way to a later word', () => {
    expect(correct(addition, { added: [], lifted: [{ start: 10, end: 14 }] })).toEqual({
      added: [],
      lifted: [{ start: 10, end: 14 }],
    });
    expect(correct(lift, { added: [added(0, 8)], lifted: [] })).toEqual({ added: [added(0, 8)], lifted: [] });
  });

  it('lifts end when the finding is filtered again, additions do not', () => {
    expect(
      standingCorrections([
        { ...addition, superseded: true },
        { ...lift, superseded: true },
      ]),
    ).toEqual({ added: [added(10, 14)], lifted: [] });
  });
});

describe('a disposition is refused', () => {
  it('to include what bears on no criterion of the requisition', () => {
    const fields = (criterion?: string) =>
      dispositionErrors(
        { disposition: 'include', ...(criterion === undefined ? {} : { criterion_id: criterion }) },
        'filtered',
        CRITERIA,
      ).map((error) => error.field);
    expect(fields()).toEqual(['criterion_id']);
    expect(fields('crt_9')).toEqual(['criterion_id']);
    expect(fields('crt_2')).toEqual([]);
  });

  it('to withhold without a reason, or with one that is not so', () => {
    expect(dispositionErrors({ disposition: 'withhold' }, 'filtered', CRITERIA)).toHaveLength(1);
    expect(
      dispositionErrors({ disposition: 'withhold', withheld_reason: 'held_by_filter' }, 'filtered', CRITERIA),
    ).toHaveLength(1);
    expect(
      dispositionErrors({ disposition: 'withhold', withheld_reason: 'held_by_filter' }, 'held', CRITERIA),
    ).toEqual([]);
  });

  it('as not validatable before anybody tried, or although it was validated', () => {
    const asked = { disposition: 'withhold', withheld_reason: 'not_validatable' } as const;
    expect(dispositionErrors(asked, 'filtered', CRITERIA, null)).toHaveLength(1);
    expect(dispositionErrors(asked, 'filtered', CRITERIA, 'enough')).toHaveLength(1);
    expect(dispositionErrors(asked, 'filtered', CRITERIA, 'too_little')).toEqual([]);
  });

  it('to include what was validated too little', () => {
    const asked = { disposition: 'include', criterion_id: 'crt_1' } as const;
    const refused = dispositionErrors(asked, 'filtered', CRITERIA, 'too_little');
    expect(refused.map((error) => error.field)).toEqual(['disposition']);
    expect(dispositionErrors(asked, 'filtered', CRITERIA, 'enough')).toEqual([]);
  });

  it('with members that go with the other one', () => {
    expect(
      dispositionErrors(
        { disposition: 'include', criterion_id: 'crt_1', withheld_reason: 'duplicate' },
        'filtered',
        CRITERIA,
      ).map((error) => error.field),
    ).toEqual(['withheld_reason']);
    expect(
      dispositionErrors(
        { disposition: 'withhold', criterion_id: 'crt_1', withheld_reason: 'duplicate' },
        'filtered',
        CRITERIA,
      ).map((error) => error.field),
    ).toEqual(['criterion_id']);
  });
});

it('the ledger counts corrections by class and reason', () => {
  const span = { class: 'religion', reason: 'missed_by_filter' } as const;
  expect(countByReason([span, span])).toEqual([{ class: 'religion', reason: 'missed_by_filter', count: 2 }]);
});
