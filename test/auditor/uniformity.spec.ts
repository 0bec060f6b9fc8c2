import { outliers } from '../../src/auditor/uniformity/robust-outliers.js';
import {
  deviations,
  type PerformedScreening,
  type PerformedStep,
} from '../../src/auditor/uniformity/uniformity.js';
import { csvField } from '../../src/auditor/uniformity/uniformity-csv.js';

const STEPS = [
  { key: 'open_web', sources: ['google.com', 'bing.com'] },
  { key: 'registers', sources: ['courts.example'] },
];

const OPEN_WEB: PerformedStep = {
  key: 'open_web',
  outcome: 'done',
  approved: false,
  minutesSpent: 20,
  searches: 2,
  sourcesSearched: ['bing.com', 'google.com'],
  firstSearchAt: new Date('2026-01-02T09:00:00Z'),
};

const REGISTERS: PerformedStep = {
  key: 'registers',
  outcome: 'done',
  approved: false,
  minutesSpent: 5,
  searches: 1,
  sourcesSearched: ['courts.example'],
  firstSearchAt: new Date('2026-01-02T10:00:00Z'),
};

function vetted(
  number: number,
  changed: Partial<PerformedStep> = {},
  checklistId = 'chk_2',
): PerformedScreening {
  return {
    screeningId: `scr_${number}`,
    candidateReference: `C-000${number}`,
    checklistId,
    steps: [{ ...OPEN_WEB, ...changed }, REGISTERS],
  };
}

/** Four candidates vetted alike, and a fifth with something changed. */
function found(changed: Partial<PerformedStep>, checklistId?: string) {
  const screenings = [vetted(1), vetted(2), vetted(3), vetted(4), vetted(5, changed, checklistId)];
  return deviations('chk_2', STEPS, screenings).map(({ screeningId, kind, severity }) => [
    screeningId,
    kind,
    severity,
  ]);
}

describe('uniformity', () => {
  it.each<[string, Partial<PerformedStep>, string, string]>([
    ['a source was left out', { sourcesSearched: ['google.com'] }, 'source_not_searched', 'blocking'],
    [
      'a source was added',
      { sourcesSearched: ['bing.com', 'google.com', 'x.example'] },
      'source_added',
      'blocking',
    ],
    ['a step is open', { outcome: null }, 'step_open', 'blocking'],
    ['an omission is not approved', { outcome: 'waived' }, 'step_left_out_unapproved', 'blocking'],
    ['an omission is approved', { outcome: 'waived', approved: true }, 'step_left_out', 'accepted'],
    [
      'steps were done in another order',
      { firstSearchAt: new Date('2026-01-03') },
      'order_differs',
      'notice',
    ],
    ['one candidate was searched twice as long', { minutesSpent: 40 }, 'time_outlier', 'notice'],
    ['one candidate was hardly looked at', { minutesSpent: 4 }, 'time_outlier', 'notice'],
    ['one candidate was searched far more often', { searches: 9 }, 'search_count_outlier', 'notice'],
  ])('names it when %s', (_case, changed, kind, severity) => {
    expect(found(changed)).toEqual([['scr_5', kind, severity]]);
  });

  it('names everything of a planted bias', () => {
    const biased = {
      minutesSpent: 45,
      searches: 8,
      sourcesSearched: ['bing.com', 'google.com', 'x.example'],
    };
    expect(found(biased).map(([, kind]) => kind)).toEqual([
      'source_added',
      'time_outlier',
      'search_count_outlier',
    ]);
  });

  it('names a screening under another checklist version once, not step by step', () => {
    expect(found({ outcome: null }, 'chk_1')).toEqual([['scr_5', 'checklist_differs', 'blocking']]);
  });

  it('finds nothing where everybody was vetted alike, give or take a minute', () => {
    expect(found({ minutesSpent: 24, searches: 3 })).toEqual([]);
  });
});

describe('outliers', () => {
  it('say nothing about fewer than three', () => {
    expect(
      outliers(
        new Map([
          ['a', 1],
          ['b', 100],
        ]),
      ),
    ).toEqual([]);
  });

  it('are not hidden by another extreme value, as they would be with mean and standard deviation', () => {
    const values = [10, 11, 9, 10, 10, 12, 200, 60].map((value, index): [number, number] => [index, value]);
    expect(outliers(new Map(values)).map(({ value }) => value)).toEqual([200, 60]);
  });
});

describe('CSV', () => {
  it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1'])('lets no spreadsheet run %j', (text) => {
    expect(csvField(text)).toBe(`"'${text}"`);
  });

  it('quotes what needs it', () => {
    expect(csvField('say "no", please')).toBe('"say ""no"", please"');
  });
});
