import { Authorization } from '../../src/screenings/authorizations/authorization.entity.js';
import { grantProblems } from '../../src/screenings/authorizations/grant-rules.js';
import { inForceAt } from '../../src/screenings/authorizations/require-authorization.js';

const VALID_FROM = new Date('2026-01-10T00:00:00Z');
const EXPIRES_AT = new Date('2026-06-10T00:00:00Z');

function authorization(revokedAt: string | null): Authorization {
  return Object.assign(new Authorization(), {
    validFrom: VALID_FROM,
    expiresAt: EXPIRES_AT,
    revokedAt: revokedAt === null ? null : new Date(revokedAt),
  });
}

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

describe('granting an authorization', () => {
  const now = new Date('2026-02-01T12:00:00Z');
  const good = { trainingCompletedOn: '2026-02-01', validFrom: VALID_FROM, expiresAt: EXPIRES_AT };
  const problems = (changed: Partial<typeof good>) =>
    grantProblems({ ...good, ...changed }, now).map((problem) => problem.field);

  it('is refused for training that has not happened yet', () => {
    expect(problems({ trainingCompletedOn: '2026-02-02' })).toEqual(['training_completed_on']);
  });

  it('is refused when it would end before it begins, or has ended already', () => {
    expect(problems({ validFrom: EXPIRES_AT })).toEqual(['expires_at']);
    expect(problems({ expiresAt: new Date('2026-01-31T00:00:00Z') })).toEqual(['expires_at']);
  });

  it('is possible for training completed today', () => {
    expect(problems({})).toEqual([]);
  });
});
