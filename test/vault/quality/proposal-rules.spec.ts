import { decisionErrors, isSupported, stateOf } from '../../../src/vault/quality/proposal-rules.js';

it.each([
  ['narrow_rule', 'accepted', 'rule_is_right'],
  ['narrow_rule', 'accepted', 'add_the_words'],
  ['narrow_rule', 'declined', 'retire_the_rule'],
  ['add_words', 'accepted', 'narrow_the_rule'],
  ['add_words', 'declined', 'rule_is_right'],
] as const)('%s can’t be %s because %s', (kind, decision, reason) => {
  expect(decisionErrors(kind, decision, reason)).toMatchObject([{ field: 'reason' }]);
});

it.each([
  ['narrow_rule', 'accepted', 'retire_the_rule'],
  ['narrow_rule', 'declined', 'rule_is_right'],
  ['add_words', 'accepted', 'add_with_a_gate'],
  ['add_words', 'declined', 'too_little_evidence'],
] as const)('%s can be %s because %s', (kind, decision, reason) => {
  expect(decisionErrors(kind, decision, reason)).toEqual([]);
});

it('one candidate’s texts alone support nothing, however many they are', () => {
  expect(isSupported({ findings: 40, screenings: 1 })).toBe(false);
  expect(isSupported({ findings: 2, screenings: 2 })).toBe(true);
});

it('a decision stays when its support is gone; without one the proposal lapses', () => {
  expect(stateOf(null, { findings: 2, screenings: 2 })).toBe('open');
  expect(stateOf(null, { findings: 1, screenings: 1 })).toBe('lapsed');
  expect(stateOf('accepted', { findings: 0, screenings: 0 })).toBe('accepted');
});
