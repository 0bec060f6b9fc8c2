import { checklistDifference, reopenedBy } from '../../src/screenings/amendments/checklist-difference.js';
import { standingSearches } from '../../src/screenings/amendments/reopenings.js';
import type { ChecklistStep } from '../../src/screenings/checklists/checklist.entity.js';

const STEP: ChecklistStep = {
  key: 'open_web',
  title: 'Open web',
  technique: 'Search the name.',
  sources: ['google.com'],
  query_forms: ['{name}'],
  look_back_months: 84,
  evidence: 'Capture.',
};
const NEWS = { ...STEP, key: 'news' };

describe('a version of a checklist, compared with another', () => {
  it('is the same as itself, also where an option is said that was not said before', () => {
    const said = { ...STEP, evidence_required: false };
    expect(checklistDifference([STEP], [said])).toEqual({
      added: [],
      removed: [],
      changed: [],
      reordered: false,
    });
  });

  it.each<[string, Partial<ChecklistStep>, boolean]>([
    ['technique', { technique: 'Search twice.' }, true],
    ['sources', { sources: ['google.com', 'bing.com'] }, true],
    ['query_forms', { query_forms: ['{handle}'] }, true],
    ['look_back_months', { look_back_months: 12 }, true],
    ['evidence', { evidence: 'Two captures.' }, true],
    ['evidence_required', { evidence_required: true }, true],
    ['title', { title: 'The open web' }, false],
    ['effort', { effort: { min_minutes: 1, max_minutes: 2, min_searches: 1, max_searches: 2 } }, false],
  ])('names a change of %s', (part, change, reopens) => {
    const difference = checklistDifference([STEP, NEWS], [{ ...STEP, ...change }, NEWS]);
    expect(difference.changed).toMatchObject([{ key: 'open_web', reopens, parts: [{ part }] }]);
    expect(reopenedBy(difference)).toEqual(reopens ? ['open_web'] : []);
  });

  it('names steps that are new, gone or moved', () => {
    const extra = { ...STEP, key: 'extra' };
    const grown = checklistDifference([STEP, NEWS], [NEWS, extra, STEP]);
    expect(grown).toMatchObject({ added: ['extra'], removed: [], reordered: true });
    expect(reopenedBy(grown)).toEqual(['extra']);
    expect(checklistDifference([STEP, NEWS], [NEWS])).toMatchObject({
      removed: ['open_web'],
      reordered: false,
    });
  });
});

it('a search stands if it was made after its step was last opened', () => {
  const at = new Date('2026-03-01T00:00:00Z');
  const search = (stepKey: string, time: string) => ({ stepKey, loggedAt: new Date(time) });
  const early = search('open_web', '2026-02-28T23:59:59Z');
  const late = search('open_web', '2026-03-01T00:00:01Z');
  const other = search('news', '2026-02-01T00:00:00Z');
  expect(standingSearches([early, late, other], new Map([['open_web', at]]))).toEqual([late, other]);
});
