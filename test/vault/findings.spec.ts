import { QueryFailedError } from 'typeorm';
import { conflict } from '../../src/kernel/domain-error.js';
import { filter } from '../../src/vault/filter/filter.js';
import { MAX_FILTER_ATTEMPTS, nextAttemptAt } from '../../src/vault/findings/attempts.js';
import { countRemovals } from '../../src/vault/findings/count-removals.js';
import { failureCode } from '../../src/vault/findings/failure-code.js';
import { type FindingOutline, findingErrors } from '../../src/vault/findings/finding-rules.js';
import { loadRuleset } from '../../src/vault/ruleset/ruleset-in-force.js';

const NOW = new Date('2026-11-22T12:00:00Z');
const FINDING: FindingOutline = {
  method: 'public_profile_logged_out',
  accessBasis: 'public',
  searchMethod: 'open_web_search',
  matchedBy: ['full_name', 'handle_supplied'],
  postedAt: new Date('2026-01-01T00:00:00Z'),
  capturedAt: new Date('2026-11-22T11:00:00Z'),
};

function fieldsOf(change: Partial<FindingOutline>): string[] {
  return findingErrors({ ...FINDING, ...change }, NOW).map((error) => error.field);
}

describe('a finding is refused', () => {
  it('when only the name matches', () => {
    expect(fieldsOf({ matchedBy: ['full_name'] })).toEqual(['matched_by']);
  });

  it('when it was captured before it was posted, or in the future', () => {
    expect(fieldsOf({ capturedAt: new Date('2025-12-31T00:00:00Z') })).toEqual(['captured_at']);
    expect(fieldsOf({ capturedAt: new Date('2026-11-22T12:00:01Z') })).toEqual(['captured_at']);
  });

  it('when it was seen through an account that its search does not record', () => {
    const own = { method: 'public_content_own_account', accessBasis: 'public_after_own_login' } as const;
    expect(fieldsOf(own)).toEqual(['method']);
    expect(fieldsOf({ ...own, searchMethod: 'public_content_own_account' })).toEqual([]);
  });

  it('when the ground does not go with the method', () => {
    expect(fieldsOf({ accessBasis: 'supplied_by_candidate' })).toEqual(['access_basis']);
  });
});

it('a finding in order may be logged', () => {
  expect(fieldsOf({})).toEqual([]);
});

it('a failed attempt is tried again later and later', () => {
  const waits = Array.from({ length: MAX_FILTER_ATTEMPTS - 1 }, (_, i) => nextAttemptAt(i + 1, NOW));
  expect(waits.map((at) => (at.getTime() - NOW.getTime()) / 1000)).toEqual([5, 10, 20, 40]);
});

it('the ledger counts removals by detector and class, in one order', () => {
  const religion = { detector: 'religion@1', rule: 'religion.practises', class: 'religion' } as const;
  const age = { detector: 'age@2', rule: 'age.years', class: 'age' } as const;
  expect(countRemovals([religion, age, religion])).toEqual([
    { ...age, count: 1 },
    { ...religion, count: 2 },
  ]);
  expect(countRemovals([])).toEqual([]);
});

it('the ledger names no line of a lexicon: whoever has the lexicon could look the word up', () => {
  const text = 'The Muslim from Iran in a wheelchair is 61, a widow and a member of the union.';
  const { removals } = filter(text, { people: [] }, loadRuleset());
  const lines = removals.filter(({ rule }) => /^(person|place|phrase)\./.test(rule));
  expect(lines.length).toBeGreaterThan(2);
  const counted = JSON.stringify(countRemovals(removals));
  for (const { rule } of lines) expect(counted).not.toContain(rule);
  expect(countRemovals(removals).map(({ rule }) => rule)).toEqual(
    expect.arrayContaining(['person', 'place', 'phrase']),
  );
});

describe('what is said of a failure', () => {
  const quoting = Object.assign(new Error('invalid text: "she goes to temple"'), { code: '22021' });

  it('is a code, never a message that can quote text', () => {
    expect(failureCode(new SyntaxError('Unexpected token in "she goes to temple"'))).toBe('SyntaxError');
    expect(failureCode(new QueryFailedError('INSERT …', ['she goes to temple'], quoting))).toBe('22021');
    expect(failureCode(conflict('screening_key.destroyed', 'The key was destroyed.'))).toBe(
      'screening_key.destroyed',
    );
    expect(failureCode('she goes to temple')).toBe('string');
  });
});
