import type { ChecklistStep } from '../../src/screenings/checklists/checklist.entity.js';
import { repeatedKeys, stepsDigest } from '../../src/screenings/checklists/steps-digest.js';

const STEP: ChecklistStep = {
  key: 'open_web',
  title: 'Open web search',
  technique: 'Search each engine logged out.',
  sources: ['google.com', 'bing.com'],
  query_forms: [],
  look_back_months: 84,
  evidence: 'Capture of each result.',
};

describe("the digest of a checklist's steps", () => {
  const changes: Partial<ChecklistStep>[] = [
    { key: 'open_web_2' },
    { title: 'Open web' },
    { technique: 'Search.' },
    { sources: ['bing.com', 'google.com'] },
    { query_forms: ['"{full_name}"'] },
    { look_back_months: 83 },
    { evidence: 'None.' },
  ];

  it.each(changes)('changes with %j', (change) => {
    expect(stepsDigest([{ ...STEP, ...change }])).not.toBe(stepsDigest([STEP]));
  });

  it('changes with the order of steps', () => {
    const other = { ...STEP, key: 'registers' };
    expect(stepsDigest([STEP, other])).not.toBe(stepsDigest([other, STEP]));
  });

  it('does not depend on the order in which members were written', () => {
    const { key, ...rest } = STEP;
    expect(stepsDigest([{ ...rest, key }])).toBe(stepsDigest([STEP]));
  });
});

it('a key that occurs twice is named once', () => {
  expect(repeatedKeys([STEP, { key: 'other' }, STEP, STEP])).toEqual(['open_web']);
  expect(repeatedKeys([STEP, { key: 'other' }])).toEqual([]);
});
