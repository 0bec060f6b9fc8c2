import { KINDS, typedEntry } from '../../src/platform/ledger/kinds.js';
import { LedgerAppender } from '../../src/platform/ledger/ledger-appender.js';

const appended = (body: Record<string, string | null>) =>
  JSON.parse(new LedgerAppender().canonical({ actor: 'acc_1', kind: 'consent.withdrawn', body }));
const CONSENT = { consent_id: 'cns_1', screening_id: 'scr_1', requisition_id: 'req_1' };

describe('the kinds of entries', () => {
  it('an entry that lacks a member, or has one that its kind does not know, fails the act', () => {
    expect(() => appended({ consent_id: 'cns_1', screening_id: 'scr_1' })).toThrow(/lacks requisition_id/);
    expect(() => appended({ ...CONSENT, text: 'what was posted' })).toThrow(/unknown: text/);
    expect(() => appended({ ...CONSENT, before: 'something else' })).toThrow(/unknown: before/);
  });

  it('one with its members carries the version of its kind, and what was before and after', () => {
    expect(appended(CONSENT)).toMatchObject({
      version: 2,
      kind: 'consent.withdrawn',
      body: { ...CONSENT, before: 'in_force', after: 'withdrawn' },
    });
  });

  it('a member with a question mark may be left out', () => {
    expect(typedEntry('master_key.rotated', { from: ['a'], to: 'b', screenings: 1 }).version).toBe(1);
  });

  it.each(Object.entries(KINDS))('%s says what was before and after, or changes nothing', (_name, kind) => {
    const { state, fields } = kind;
    if (state === 'in_body') {
      expect(fields.some((field) => /before|^from$/.test(field))).toBe(true);
    } else if (typeof state !== 'string') {
      expect(fields.filter((field) => /^(before|after)$/.test(field))).toEqual([]);
      expect(state[0]).not.toBe(state[1]);
    }
  });
});
