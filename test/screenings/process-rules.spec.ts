import { policyCatalogue } from '../../src/screenings/policy/policy-catalogue.js';
import { afterDays, responseTime } from '../../src/screenings/policy/response-time.js';
import { adverseWaits, waitOver } from '../../src/screenings/process/adverse-waits.js';
import { processGaps } from '../../src/screenings/process/search-preconditions.js';

const FRIDAY = new Date('2026-11-20T10:00:00Z');
const chain = (id: string) => policyCatalogue().chainInForce(id, new Date('2026-11-01'));

describe('days', () => {
  it.each([
    [5, 'business', '2026-11-27T10:00:00.000Z'],
    [1, 'business', '2026-11-23T10:00:00.000Z'],
    [7, 'calendar', '2026-11-27T10:00:00.000Z'],
    [0, 'business', '2026-11-20T10:00:00.000Z'],
  ] as const)('%i %s days after a Friday', (days, count, expected) => {
    expect(afterDays(FRIDAY, days, count).toISOString()).toBe(expected);
  });
});

describe('the time to answer', () => {
  it('is the longest that any pinned pack gives, with its rule', () => {
    expect(responseTime(chain('us-oh'), FRIDAY).rule?.id).toBe('pre_adverse_notice');
    const monday = new Date('2026-11-23T10:00:00Z');
    expect(responseTime(chain('us-ny-nyc'), monday).until).toEqual(afterDays(monday, 7, 'calendar'));
    expect(responseTime([], FRIDAY)).toEqual({ until: FRIDAY, rule: null });
  });
});

describe('what comes before a search', () => {
  const search = { id: 'sch_1', accessBasis: 'public', startedAt: FRIDAY } as const;
  const offer = { kind: 'conditional_offer_made', happenedAt: FRIDAY } as const;

  it.each(['us-ca', 'us-il', 'us-ny-nyc'])('is a conditional offer in %s', (id) => {
    expect(processGaps(chain(id), [search], []).map((gap) => gap.event)).toEqual(['conditional_offer_made']);
    expect(processGaps(chain(id), [search], [offer])).toEqual([]);
    const late = { ...offer, happenedAt: new Date(FRIDAY.getTime() + 1) };
    expect(processGaps(chain(id), [search], [late])).toHaveLength(1);
  });

  it('is nothing in Ohio, but for an outside report', () => {
    expect(processGaps(chain('us-oh'), [search], [])).toEqual([]);
    const report = { ...search, accessBasis: 'third_party_report' } as const;
    expect(processGaps(chain('us-oh'), [report], []).map((gap) => gap.event)).toEqual([
      'report_disclosure_authorized',
      'report_purpose_certified',
    ]);
  });
});

describe('what comes before an adverse decision', () => {
  const rules = (id: string, bases: string[], categories: string[]) =>
    adverseWaits(chain(id), bases, categories).map((wait) => wait.rule);

  it('is a wait where an outside report was used, or conduct may be a crime', () => {
    expect(rules('us-oh', ['public'], ['unlawful_activity'])).toEqual([]);
    expect(rules('us-oh', ['third_party_report'], [])).toEqual(['pre_adverse_notice']);
    expect(rules('us-ny-nyc', ['public'], ['harassment_or_bullying'])).toEqual([]);
    expect(rules('us-ny-nyc', ['public'], ['unlawful_activity'])).toEqual(['fair_chance_wait']);
    expect(rules('us-il', ['public'], ['drugs_unlawful_use_or_sale'])).toEqual([
      'conviction_record_individual_assessment',
    ]);
  });

  it('never ends without a notice', () => {
    const [wait] = adverseWaits(chain('us-ny-nyc'), [], ['unlawful_activity']);
    if (wait === undefined) throw new Error('New York City has a wait.');
    expect(waitOver(wait, null)).toBeNull();
    expect(waitOver(wait, FRIDAY)?.toISOString()).toBe('2026-11-27T10:00:00.000Z');
  });
});
