import { policyCatalogue } from '../../src/screenings/policy/policy-catalogue.js';
import {
  keepUntil,
  keptBecause,
  retentionClocks,
  scheduleRules,
} from '../../src/screenings/retention/retention-clock.js';

const CLOSED = new Date('2026-03-01T00:00:00Z');
const NO_HOLDS = { legalHoldIds: [], openIncidentIds: [] };
const clocks = (id: string, lastActAt = CLOSED, requisitionClosedAt: Date | null = CLOSED) =>
  retentionClocks(policyCatalogue().chainInForce(id, new Date('2026-11-01')), {
    lastActAt,
    requisitionClosedAt,
  });

describe('the clocks of retention', () => {
  it('do not begin while the requisition is open', () => {
    expect(keepUntil(clocks('us-oh', CLOSED, null))).toBeNull();
    expect(keptBecause(clocks('us-oh', CLOSED, null), NO_HOLDS, new Date('2099-01-01'))).toMatchObject([
      { code: 'clock_not_begun' },
    ]);
  });

  it.each([
    ['us-oh', '2028-03-01T00:00:00.000Z'],
    ['us-or', '2029-03-01T00:00:00.000Z'],
    ['us-ca', '2031-03-01T00:00:00.000Z'],
  ])('keep by the longest minimum of all packs: %s until %s', (id, until) => {
    expect(keepUntil(clocks(id))?.toISOString()).toBe(until);
  });

  it('count from the later of record and closing', () => {
    const later = new Date('2026-09-01T00:00:00Z');
    expect(keepUntil(clocks('us-oh', later))?.toISOString()).toBe('2028-09-01T00:00:00.000Z');
  });

  it('name the statute, and that nobody checked it', () => {
    const [reason] = keptBecause(clocks('us-oh'), NO_HOLDS, new Date('2027-01-01'));
    expect(reason?.detail).toMatch(/29 CFR 1602\.31; not verified by counsel/);
  });

  it('give way to a hold, however long they have run out', () => {
    const late = new Date('2099-01-01');
    expect(keptBecause(clocks('us-oh'), NO_HOLDS, late)).toEqual([]);
    const held = { legalHoldIds: ['hld_1'], openIncidentIds: ['inc_1'] };
    expect(keptBecause(clocks('us-oh'), held, late).map(({ code }) => code)).toEqual([
      'legal_hold',
      'open_incident',
    ]);
  });

  it('ask for an approved schedule where the law does', () => {
    expect(scheduleRules(clocks('us-oh')).map(({ id }) => id)).toEqual(['records_commission_schedule']);
    expect(scheduleRules(clocks('us-or'))).toEqual([]);
  });
});
