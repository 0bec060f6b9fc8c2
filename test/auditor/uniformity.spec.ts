import {
  type PerformedScreening,
  type PerformedStep,
  untouchedStep,
} from '../../src/auditor/uniformity/performed.js';
import { outliers } from '../../src/auditor/uniformity/robust-outliers.js';
import { deviations } from '../../src/auditor/uniformity/uniformity.js';
import { csvField } from '../../src/auditor/uniformity/uniformity-csv.js';

const STEPS = [
  {
    key: 'open_web',
    sources: ['google.com', 'bing.com'],
    query_forms: ['"{full_name}" {city}', '{handle}'],
    look_back_months: 84,
    effort: { min_minutes: 1, max_minutes: 60, min_searches: 1, max_searches: 20 },
  },
  { key: 'registers', sources: ['courts.example'], query_forms: [], look_back_months: 84 },
];

const WINDOWS = {
  earliestFrom: '2019-01-02',
  latestFrom: '2019-01-02',
  earliestTo: '2026-01-02',
  latestTo: '2026-01-02',
};

const OPEN_WEB: PerformedStep = {
  ...untouchedStep('open_web'),
  formsUsed: ['"{full_name}" {city}'],
  windows: WINDOWS,
  searchMinutes: 10,
  outcome: 'done',
  approved: false,
  minutesSpent: 20,
  searches: 2,
  sourcesSearched: ['bing.com', 'google.com'],
  firstSearchAt: new Date('2026-01-02T09:00:00Z'),
};

const REGISTERS: PerformedStep = {
  ...untouchedStep('registers'),
  windows: WINDOWS,
  searchMinutes: 3,
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
    openedAt: new Date('2026-01-01T00:00:00Z'),
    releasedBeforeAmendment: false,
    steps: new Map([
      ['open_web', { ...OPEN_WEB, ...changed }],
      ['registers', REGISTERS],
    ]),
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
    ['the clock says more than the screener', { searchMinutes: 25 }, 'search_time_outlier', 'notice'],
    ['the effort is out of bounds', { searches: 0 }, 'effort_out_of_bounds', 'notice'],
    [
      'one candidate was searched further back',
      { windows: { ...WINDOWS, earliestFrom: '2012-01-02' } },
      'look_back_differs',
      'blocking',
    ],
    [
      'one candidate was searched less far back',
      { windows: { ...WINDOWS, latestFrom: '2024-01-02' } },
      'look_back_differs',
      'blocking',
    ],
    [
      'one window ends long ago',
      { windows: { ...WINDOWS, earliestTo: '2025-06-01' } },
      'look_back_differs',
      'blocking',
    ],
    ['nobody said how far back', { windows: null, windowsUnknown: 2 }, 'look_back_unknown', 'notice'],
    ['a search used no listed form', { formsMissing: 1 }, 'query_form_unlisted', 'blocking'],
    ['a query is no instance of its form', { formsDeviating: 1 }, 'query_form_deviates', 'blocking'],
    ['a query could not be compared', { formsUnchecked: 1 }, 'query_form_unchecked', 'notice'],
    [
      'one candidate was also searched by another form',
      { formsUsed: ['"{full_name}" {city}', '{handle}'] },
      'query_form_added',
      'notice',
    ],
    ['one candidate was not searched by the usual form', { formsUsed: [] }, 'query_form_left_out', 'notice'],
    [
      'sites were added though the step was waived',
      { outcome: 'waived', approved: true, sourcesSearched: ['x.example'] },
      'step_left_out,source_added',
      'accepted,blocking',
    ],
  ])('names it when %s', (_case, changed, kind, severity) => {
    const severities = severity.split(',');
    expect(found(changed)).toEqual(kind.split(',').map((it, index) => ['scr_5', it, severities[index]]));
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
