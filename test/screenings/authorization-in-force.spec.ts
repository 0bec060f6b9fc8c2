import { Authorization } from '../../src/screenings/authorizations/authorization.entity.js';
import { grantProblems } from '../../src/screenings/authorizations/grant-rules.js';
import {
  daysLeft,
  endOf,
  inForceAt,
  stateAt,
  whyNotInForce,
} from '../../src/screenings/authorizations/in-force.js';

const VALID_FROM = new Date('2026-01-10T00:00:00Z');
const EXPIRES_AT = new Date('2026-06-10T00:00:00Z');

function authorization(revokedAt: string | null, more: Partial<Authorization> = {}): Authorization {
  return Object.assign(new Authorization(), {
    validFrom: VALID_FROM,
    expiresAt: EXPIRES_AT,
    trainingExpiresOn: null,
    suspensions: [],
    revokedAt: revokedAt === null ? null : new Date(revokedAt),
    ...more,
  });
}

const SUSPENDED = authorization(null, {
  suspensions: [
    {
      suspended_at: '2026-02-01T00:00:00.000Z',
      suspended_by: 'acc_1',
      reason: 'inquiry_pending',
      reinstated_at: '2026-03-01T00:00:00.000Z',
      reinstated_by: 'acc_1',
    },
    {
      suspended_at: '2026-04-01T00:00:00.000Z',
      suspended_by: 'acc_1',
      reason: 'leave_of_absence',
      reinstated_at: null,
      reinstated_by: null,
    },
  ],
});
const TRAINED = authorization(null, { trainingExpiresOn: '2026-03-31' });

describe('an authorization for a sensitive position', () => {
  it.each([
    ['a moment before it begins', '2026-01-09T23:59:59.999Z', null],
    ['at the moment it ends', '2026-06-10T00:00:00.000Z', null],
    ['at the moment it is revoked', '2026-03-01T12:00:00.000Z', '2026-03-01T12:00:00.000Z'],
    ['after it is revoked', '2026-03-01T12:00:00.001Z', '2026-03-01T12:00:00.000Z'],
  ])('does not hold %s', (_when, at, revokedAt) => {
    expect(inForceAt(authorization(revokedAt), new Date(at))).toBe(false);
  });

  it.each([
    ['at the moment it begins', '2026-01-10T00:00:00.000Z', null],
    ['a moment before it ends', '2026-06-09T23:59:59.999Z', null],
    ['before it was revoked', '2026-03-01T11:59:59.999Z', '2026-03-01T12:00:00.000Z'],
  ])('holds %s', (_when, at, revokedAt) => {
    expect(inForceAt(authorization(revokedAt), new Date(at))).toBe(true);
  });
});

describe('a suspension', () => {
  it.each([
    ['2026-01-31T23:59:59.999Z', 'in_force'],
    ['2026-02-01T00:00:00.000Z', 'suspended'],
    ['2026-02-28T23:59:59.999Z', 'suspended'],
    ['2026-03-01T00:00:00.000Z', 'in_force'],
    ['2026-05-01T00:00:00.000Z', 'suspended'],
    ['2026-06-10T00:00:00.000Z', 'ended'],
  ])('at %s leaves it %s', (at, state) => {
    expect(stateAt(SUSPENDED, new Date(at))).toBe(state);
  });

  it('is named as the reason why an act was not covered', () => {
    const during = new Date('2026-02-10T00:00:00Z');
    expect(whyNotInForce([SUSPENDED], during)).toBe('the authorization was suspended');
    expect(whyNotInForce([], during)).toBe('no authorization had begun');
    expect(whyNotInForce([TRAINED], new Date('2026-04-01T00:00:00Z'))).toMatch(/training .* lapsed/);
    expect(whyNotInForce([authorization('2026-02-01T00:00:00Z')], during)).toMatch(/revoked/);
  });
});

describe('training that lapses', () => {
  it('ends the authorization with its last day, before its own end', () => {
    expect(endOf(TRAINED).toISOString()).toBe('2026-04-01T00:00:00.000Z');
    expect(inForceAt(TRAINED, new Date('2026-03-31T23:59:59.999Z'))).toBe(true);
    expect(inForceAt(TRAINED, new Date('2026-04-01T00:00:00.000Z'))).toBe(false);
  });

  it('is announced to its holder in days', () => {
    expect(daysLeft(TRAINED, new Date('2026-03-30T12:00:00Z'))).toBe(1);
    expect(daysLeft(TRAINED, new Date('2026-04-02T00:00:00Z'))).toBeNull();
  });
});

describe('granting an authorization', () => {
  const now = new Date('2026-02-01T12:00:00Z');
  const good = {
    trainingCompletedOn: '2026-02-01',
    trainingExpiresOn: '2027-02-01',
    confidentialityAcknowledgedOn: '2026-02-01',
    validFrom: VALID_FROM,
    expiresAt: EXPIRES_AT,
  };
  const problems = (changed: Partial<typeof good>) =>
    grantProblems({ ...good, ...changed }, now).map((problem) => problem.field);

  it('is refused for training that has not happened yet', () => {
    expect(problems({ trainingCompletedOn: '2026-02-02' })).toEqual(['training_completed_on']);
  });

  it('is refused when it would end before it begins, or has ended already', () => {
    expect(problems({ validFrom: EXPIRES_AT })).toEqual(['expires_at']);
    expect(problems({ expiresAt: new Date('2026-01-31T00:00:00Z') })).toEqual(['expires_at']);
  });

  it('is refused for training that has lapsed, or lapses before it ends', () => {
    expect(problems({ trainingCompletedOn: '2024-01-01', trainingExpiresOn: '2026-01-31' })).toEqual([
      'training_expires_on',
    ]);
    expect(problems({ trainingExpiresOn: '2026-01-31' })).toEqual(['training_expires_on']);
  });

  it('is refused before confidentiality is acknowledged', () => {
    expect(problems({ confidentialityAcknowledgedOn: '2026-02-02' })).toEqual([
      'confidentiality_acknowledged_on',
    ]);
  });

  it('is possible for training completed today', () => {
    expect(problems({})).toEqual([]);
  });
});
