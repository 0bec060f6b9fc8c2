import {
  assign,
  authorize,
  type Office,
  openOffice,
  openRequisition,
  openScreening,
  recordConsent,
} from './office.js';

const WAIVED = { outcome: 'waived', reason: 'source_unavailable', minutes_spent: 3 };

describe('consent', () => {
  let office: Office;
  let requisitionId: string;
  beforeAll(async () => {
    office = await openOffice();
    await authorize(office, office.screener);
    requisitionId = await openRequisition(office);
    await assign(office, requisitionId, office.screener, 'screener');
  });
  afterAll(() => office.service.stop());

  it('nothing is recorded before it, and nothing after its withdrawal', async () => {
    const screeningId = await openScreening(office, requisitionId);
    const path = `/v1/screenings/${screeningId}/steps/open_web/result`;
    const refused = await office.screener.post(path, WAIVED).expect(409);
    expect(refused.body).toMatchObject({ code: 'consent.missing', missing: [{ related: [screeningId] }] });

    const consentId = await recordConsent(office, screeningId);
    await office.screener.post(path, WAIVED).expect(201);

    const withdrawn = await office.coordinator.post(`/v1/consents/${consentId}/withdrawal`).expect(200);
    expect(withdrawn.body.withdrawn_at).toMatch(/Z$/);
    await office.screener.post(path, WAIVED).expect(409);
    await office.coordinator.post(`/v1/consents/${consentId}/withdrawal`).expect(409);

    await recordConsent(office, screeningId);
    await office.screener.post(path, WAIVED).expect(201);
    const list = await office.screener.get(`/v1/screenings/${screeningId}/consents`).expect(200);
    expect(list.body.data).toHaveLength(2);
  });

  it('a second one in force is refused, also when two come at once', async () => {
    const screeningId = await openScreening(office, requisitionId);
    const body = { notice_version: 'notice-2026-03', given_at: '2026-02-01T09:00:00Z' };
    const answers = await Promise.all(
      [1, 2, 3].map(() => office.coordinator.post(`/v1/screenings/${screeningId}/consents`, body)),
    );
    expect(answers.map((answer) => answer.status).sort()).toEqual([201, 409, 409]);
    expect(answers.filter((answer) => answer.status === 409)[0]?.body.code).toBe('consent.exists');
  });

  it.each([
    ['one given tomorrow', { given_at: '2099-01-01T00:00:00Z' }, 'given_at'],
    ['a time without a zone', { given_at: '2026-02-01T09:00:00' }, 'given_at'],
    ['a digest that is none', { document_digest: 'abc' }, 'document_digest'],
    ['a notice with somebody’s words', { notice_version: 'Jane agreed' }, 'notice_version'],
  ])('%s is refused', async (_what, changed, field) => {
    const screeningId = await openScreening(office, requisitionId);
    const refused = await office.coordinator
      .post(`/v1/screenings/${screeningId}/consents`, {
        notice_version: 'notice-2026-03',
        given_at: '2026-02-01T09:00:00Z',
        ...changed,
      })
      .expect(422);
    expect(refused.body.errors.map((error: { field: string }) => error.field)).toEqual([field]);
  });

  it('screeners, strangers and hiring managers record none', async () => {
    const screeningId = await openScreening(office, requisitionId);
    const body = { notice_version: 'notice-2026-03', given_at: '2026-02-01T09:00:00Z' };
    const path = `/v1/screenings/${screeningId}/consents`;
    await office.screener.post(path, body).expect(403);
    await office.manager.post(path, body).expect(403);
    await office.stranger.post(path, body).expect(404);
  });
});
