import { authorize, type Office, openOffice, readyScreening } from './office.js';

const WAIVED = { outcome: 'waived', reason: 'source_unavailable', minutes_spent: 3 };

describe('authorizations for sensitive positions', () => {
  let office: Office;
  beforeAll(async () => {
    office = await openOffice();
  });
  afterAll(() => office.service.stop());

  const wish = (accountId: string) => ({
    account_id: accountId,
    basis: 'Civil Service Rule 4.2, appointment 2026-113',
    granting_authority: 'Director of Human Resources',
    training_completed_on: '2026-01-15',
    training_expires_on: '2099-01-15',
    confidentiality_acknowledged_on: '2026-01-15',
    valid_from: '2026-01-20T00:00:00Z',
    expires_at: '2099-01-01T00:00:00Z',
  });

  it('a screener without one records nothing, and gets to work once it is granted', async () => {
    const { screeningId } = await readyScreening(office);
    const path = `/v1/screenings/${screeningId}/steps/open_web/result`;
    const refused = await office.screener.post(path, WAIVED).expect(403);
    expect(refused.body.code).toBe('authorization.required');

    const authorizationId = await authorize(office, office.screener);
    await office.screener.post(path, WAIVED).expect(201);

    const revoked = await office.administrator
      .post(`/v1/authorizations/${authorizationId}/revocation`, { reason: 'training_lapsed' })
      .expect(200);
    expect(revoked.body).toMatchObject({
      revoked_by: office.administrator.accountId,
      revoked_reason: 'training_lapsed',
    });
    await office.screener.post(path, WAIVED).expect(403);
    await office.screener.post(`/v1/screenings/${screeningId}/completion`).expect(403);
    const again = await office.administrator
      .post(`/v1/authorizations/${authorizationId}/revocation`, { reason: 'other' })
      .expect(409);
    expect(again.body.code).toBe('authorization.already_revoked');
  });

  it('only administrators grant, and never to themselves', async () => {
    await office.coordinator.post('/v1/authorizations', wish(office.screener.accountId)).expect(403);
    await office.screener.post('/v1/authorizations', wish(office.screener.accountId)).expect(403);
    const own = await office.administrator
      .post('/v1/authorizations', wish(office.administrator.accountId))
      .expect(403);
    expect(own.body.code).toBe('authorization.self_grant');
  });

  it.each([
    ['training in the future', { training_completed_on: '2099-01-01' }, 'training_completed_on'],
    ['an end before the beginning', { valid_from: '2099-02-01T00:00:00Z' }, 'expires_at'],
    [
      'an end in the past',
      { valid_from: '2020-01-01T00:00:00Z', expires_at: '2021-01-01T00:00:00Z' },
      'expires_at',
    ],
    ['a day that does not exist', { training_completed_on: '2026-02-30' }, 'training_completed_on'],
    ['an account that does not exist', { account_id: 'acc_01KAPG9X80123456789ABCDEF0' }, 'account_id'],
    ['an unknown field', { granted_by: 'acc_01KAPG9X80123456789ABCDEF0' }, 'granted_by'],
  ])('%s is refused', async (_what, changed, field) => {
    const refused = await office.administrator
      .post('/v1/authorizations', { ...wish(office.screener.accountId), ...changed })
      .expect(422);
    expect(refused.body.errors.map((error: { field: string }) => error.field)).toEqual([field]);
  });

  it('a hiring manager cannot get one, nor can a disabled screener', async () => {
    await office.administrator.post('/v1/authorizations', wish(office.manager.accountId)).expect(422);
    const gone = await office.service.person('screener');
    await office.administrator
      .patch(`/v1/users/${gone.accountId}`, { disabled: true })
      .set('If-Match', '"v1"')
      .expect(200);
    await office.administrator.post('/v1/authorizations', wish(gone.accountId)).expect(422);
  });

  it('screeners see their own and no others', async () => {
    const own = await authorize(office, office.screener);
    const others = await authorize(office, office.reviewer);
    await office.screener.get(`/v1/authorizations/${others}`).expect(404);
    await office.screener.get(`/v1/authorizations/${own}`).expect(200);
    const list = await office.screener
      .get(`/v1/authorizations?account_id=${office.reviewer.accountId}`)
      .expect(200);
    expect(list.body.data).toEqual([]);
    const all = await office.auditor.get('/v1/authorizations?limit=100').expect(200);
    const ids = all.body.data.map((row: { id: string }) => row.id);
    expect(ids).toEqual(expect.arrayContaining([own, others]));
  });
});
