import { CONDUCT_CATEGORIES } from '../../../src/screenings/conduct-categories.js';
import { lookBackMonths, monthsBefore } from '../../../src/screenings/policy/look-back.js';
import { packSchema, policyCatalogue } from '../../../src/screenings/policy/policy-catalogue.js';
import type { LookBackRule, PolicyPack } from '../../../src/screenings/policy/policy-pack.js';
import { schemaErrors } from '../../../src/screenings/policy/schema-check.js';

const OHIO = policyCatalogue().version('us-oh', 1);

function packWith(...rows: [LookBackRule['conduct_category'], number | null][]): PolicyPack {
  if (OHIO === null) throw new Error('Ohio is shipped.');
  const look_back = rows.map(([conduct_category, months]) => ({
    conduct_category,
    months,
    words: 'Made up for this test.',
    citation: 'none',
    source: 'own' as const,
    verified: false,
  }));
  return { ...OHIO, look_back };
}

describe('the look-back of a category', () => {
  it('is the step’s where no pack names it', () => {
    expect(lookBackMonths([packWith()], 'unlawful_activity', 84)).toBe(84);
    expect(lookBackMonths([packWith(['commendable_conduct', null])], 'unlawful_activity', 84)).toBe(84);
  });

  it('is never longer than the step’s, and as short as the strictest pack says', () => {
    const packs = [packWith(['unlawful_activity', 120]), packWith(['unlawful_activity', 60])];
    expect(lookBackMonths(packs, 'unlawful_activity', 84)).toBe(60);
    expect(lookBackMonths([packWith(['unlawful_activity', 120])], 'unlawful_activity', 84)).toBe(84);
  });

  it('has no limit only where every pack that names it says so', () => {
    const free = packWith(['commendable_conduct', null]);
    expect(lookBackMonths([free], 'commendable_conduct', 84)).toBeNull();
    expect(lookBackMonths([free, packWith(['commendable_conduct', 24])], 'commendable_conduct', 84)).toBe(24);
  });
});

describe('months before', () => {
  it.each([
    ['2026-05-31T10:00:00Z', 3, '2026-02-28T10:00:00.000Z'],
    ['2026-03-15T10:00:00Z', 84, '2019-03-15T10:00:00.000Z'],
    ['2024-02-29T00:00:00Z', 12, '2023-02-28T00:00:00.000Z'],
    ['2026-01-31T00:00:00Z', 2, '2025-11-30T00:00:00.000Z'],
  ])('%s less %i is %s', (from, months, expected) => {
    expect(monthsBefore(new Date(from), months).toISOString()).toBe(expected);
  });
});

describe('a pack’s look-back rows', () => {
  it('are checked against the schema, which knows the same categories', () => {
    const errors = (pack: unknown) => schemaErrors(pack, packSchema());
    for (const category of CONDUCT_CATEGORIES) expect(errors(packWith([category, null]))).toEqual([]);
    expect(errors({ ...OHIO, look_back: [{ conduct_category: 'gossip', months: 0 }] })).toEqual(
      expect.arrayContaining([expect.stringMatching(/look_back\[0\]\.conduct_category/)]),
    );
    expect(errors(packWith(['unlawful_activity', 0]))).toEqual([expect.stringMatching(/below 1/)]);
  });
});
