import { deviations, type PerformedScreening } from '../../src/auditor/uniformity/uniformity.js';

const STEPS = [
  { key: 'open_web', sources: ['google.com', 'bing.com'] },
  { key: 'registers', sources: ['courts.example'] },
];

const LIKE_THE_OTHERS: PerformedScreening = {
  screeningId: 'scr_1',
  candidateReference: 'C-0001',
  checklistId: 'chk_2',
  steps: [
    {
      key: 'open_web',
      outcome: 'done',
      approved: false,
      minutesSpent: 20,
      searches: 2,
      sourcesSearched: ['bing.com', 'google.com'],
    },
    {
      key: 'registers',
      outcome: 'done',
      approved: false,
      minutesSpent: 5,
      searches: 1,
      sourcesSearched: ['courts.example'],
    },
  ],
};

function found(changed: Partial<PerformedScreening['steps'][number]>, checklistId = 'chk_2') {
  const [first, second] = LIKE_THE_OTHERS.steps;
  if (first === undefined || second === undefined) throw new Error('the sample has two steps');
  const screening = { ...LIKE_THE_OTHERS, checklistId, steps: [{ ...first, ...changed }, second] };
  return deviations('chk_2', STEPS, [LIKE_THE_OTHERS, screening]).map(({ kind, blocking }) => ({
    kind,
    blocking,
  }));
}

describe('uniformity', () => {
  it.each([
    ['a source was left out', { sourcesSearched: ['google.com'] }, 'source_not_searched', true],
    [
      'a source was added',
      { sourcesSearched: ['bing.com', 'google.com', 'x.example'] },
      'source_added',
      true,
    ],
    ['a step is open', { outcome: null }, 'step_open', true],
    ['an omission is not approved', { outcome: 'waived' as const }, 'step_left_out_unapproved', true],
    ['an omission is approved', { outcome: 'waived' as const, approved: true }, 'step_left_out', false],
  ])('names it when %s', (_case, changed, kind, blocking) => {
    expect(found(changed)).toEqual([{ kind, blocking }]);
  });

  it('names a screening under another checklist version once, not step by step', () => {
    expect(found({ outcome: null }, 'chk_1')).toEqual([{ kind: 'checklist_differs', blocking: true }]);
  });

  it('finds nothing where everybody was vetted alike', () => {
    expect(found({})).toEqual([]);
  });
});
