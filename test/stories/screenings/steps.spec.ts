import {
  assign,
  authorize,
  logSearch,
  type Office,
  openOffice,
  openRequisition,
  openScreening,
  readyScreening,
  recordConsent,
} from './office.js';

const WAIVED = { outcome: 'waived', reason: 'source_unavailable', minutes_spent: 3 };
const DONE = { outcome: 'done', minutes_spent: 25 };

describe('the steps of a screening', () => {
  let office: Office;
  beforeAll(async () => {
    office = await openOffice();
    await authorize(office, office.screener);
  });
  afterAll(() => office.service.stop());

  const resultPath = (screeningId: string, key: string) =>
    `/v1/screenings/${screeningId}/steps/${key}/result`;

  it('a step is not done while one of its sources was not searched', async () => {
    const { screeningId } = await readyScreening(office);
    const path = resultPath(screeningId, 'open_web');
    const nothing = await office.screener.post(path, DONE).expect(409);
    expect(nothing.body).toMatchObject({ code: 'step_result.searches_missing' });
    expect(nothing.body.missing).toHaveLength(2);

    await logSearch(office, screeningId, 'open_web', 'google.com');
    const half = await office.screener.post(path, DONE).expect(409);
    expect(half.body.missing).toEqual([
      { code: 'search', detail: expect.stringContaining('bing.com'), related: [screeningId] },
    ]);

    await logSearch(office, screeningId, 'open_web', 'bing.com');
    const done = await office.screener.post(path, DONE).expect(201);
    expect(done.body).toMatchObject({ outcome: 'done', reason: null, needs_approval: false });

    const approval = await office.coordinator.post(`/v1/step-results/${done.body.id}/approval`).expect(409);
    expect(approval.body.code).toBe('step_result.needs_no_approval');
  });

  it('a waived step needs a reason, and a second person who approves it', async () => {
    const both = await office.service.person('screener', 'coordinator');
    await authorize(office, both);
    const { requisitionId, screeningId } = await readyScreening(office);
    await assign(office, requisitionId, both, 'screener');
    await assign(office, requisitionId, both, 'coordinator');

    const bare = await both
      .post(resultPath(screeningId, 'open_web'), { outcome: 'waived', minutes_spent: 3 })
      .expect(422);
    expect(bare.body.errors[0].field).toBe('reason');
    await both
      .post(resultPath(screeningId, 'open_web'), { ...DONE, reason: 'legal_restriction' })
      .expect(422);

    const waived = await both.post(resultPath(screeningId, 'open_web'), WAIVED).expect(201);
    const own = await both.post(`/v1/step-results/${waived.body.id}/approval`).expect(403);
    expect(own.body.code).toBe('step_result.four_eyes');
    await office.stranger.post(`/v1/step-results/${waived.body.id}/approval`).expect(404);
    await office.screener.post(`/v1/step-results/${waived.body.id}/approval`).expect(403);

    const approved = await office.coordinator.post(`/v1/step-results/${waived.body.id}/approval`).expect(200);
    expect(approved.body.approved_by).toBe(office.coordinator.accountId);
    await office.coordinator.post(`/v1/step-results/${waived.body.id}/approval`).expect(409);
  });

  it('is not approved by a coordinator who searched for the same candidate, whoever recorded it', async () => {
    const both = await office.service.person('screener', 'coordinator');
    await authorize(office, both);
    const { requisitionId, screeningId } = await readyScreening(office);
    await assign(office, requisitionId, both, 'screener');
    await assign(office, requisitionId, both, 'coordinator');
    await both.post(resultPath(screeningId, 'public_registers'), WAIVED).expect(201);
    const waived = await office.screener.post(resultPath(screeningId, 'open_web'), WAIVED).expect(201);
    const refused = await both.post(`/v1/step-results/${waived.body.id}/approval`).expect(403);
    expect(refused.body.code).toBe('step_result.four_eyes');
    await office.coordinator.post(`/v1/step-results/${waived.body.id}/approval`).expect(200);
  });

  it('another result takes its place while gathering, and voids the approval', async () => {
    const { screeningId } = await readyScreening(office);
    const path = resultPath(screeningId, 'open_web');
    const first = await office.screener.post(path, WAIVED).expect(201);
    await office.coordinator.post(`/v1/step-results/${first.body.id}/approval`).expect(200);
    const second = await office.screener
      .post(path, { ...WAIVED, outcome: 'not_applicable', reason: 'not_applicable_to_position' })
      .expect(201);
    expect(second.body).toMatchObject({ id: first.body.id, outcome: 'not_applicable', approved_by: null });
    const matrix = await office.auditor.get(`/v1/screenings/${screeningId}/steps`).expect(200);
    expect(matrix.body.steps[0]).toMatchObject({
      key: 'open_web',
      missing_sources: ['google.com', 'bing.com'],
      result: { outcome: 'not_applicable', approved_at: null },
      past_results: [{ outcome: 'waived', approved_by: office.coordinator.accountId, amendment_id: null }],
    });
  });

  it('gathering is not complete while a step has no result; after completion none changes', async () => {
    const { screeningId } = await readyScreening(office);
    const complete = `/v1/screenings/${screeningId}/completion`;
    const early = await office.screener.post(complete).expect(409);
    expect(early.body).toMatchObject({ code: 'screening.wrong_stage', state: 'opened' });

    await office.screener.post(resultPath(screeningId, 'open_web'), WAIVED).expect(201);
    const refused = await office.screener.post(complete).expect(409);
    expect(refused.body).toMatchObject({ code: 'screening.steps_missing', state: 'gathering' });
    expect(refused.body.missing).toHaveLength(1);
    expect(refused.body.missing[0].detail).toContain('public_registers');

    await office.screener.post(resultPath(screeningId, 'public_registers'), WAIVED).expect(201);
    const done = await office.screener.post(complete).expect(200);
    expect(done.body.stage).toBe('in_review');
    const late = await office.screener.post(resultPath(screeningId, 'open_web'), WAIVED).expect(409);
    expect(late.body).toMatchObject({ code: 'screening.wrong_stage', state: 'in_review' });

    await office.coordinator
      .post(`/v1/screenings/${screeningId}/reopening`, { reason: 'because I say so' })
      .expect(422);
    const reopened = await office.coordinator
      .post(`/v1/screenings/${screeningId}/reopening`, { reason: 'search_incomplete' })
      .expect(200);
    expect(reopened.body.stage).toBe('gathering');
    await office.screener.post(resultPath(screeningId, 'open_web'), WAIVED).expect(201);
  });

  it('a step that the checklist does not have is not there', async () => {
    const { screeningId } = await readyScreening(office);
    for (const key of ['other', '%00', 'open_web%00', '__proto__']) {
      const refused = await office.screener.post(resultPath(screeningId, key), WAIVED);
      expect(refused.status).toBe(404);
    }
  });

  it('two results at once leave one', async () => {
    const { screeningId } = await readyScreening(office);
    const answers = await Promise.all(
      [1, 2, 3].map(() => office.screener.post(resultPath(screeningId, 'open_web'), WAIVED)),
    );
    expect(answers.map((answer) => answer.status)).toEqual([201, 201, 201]);
    expect(new Set(answers.map((answer) => answer.body.id)).size).toBe(1);
  });

  it('outlines of searches show no words of the query', async () => {
    const requisitionId = await openRequisition(office);
    await assign(office, requisitionId, office.screener, 'screener');
    const screeningId = await openScreening(office, requisitionId);
    await recordConsent(office, screeningId);
    await logSearch(office, screeningId, 'open_web', 'google.com');
    await logSearch(office, screeningId, 'open_web', 'bing.com');
    const first = await office.coordinator.get(`/v1/screenings/${screeningId}/searches?limit=1`).expect(200);
    expect(first.body.has_more).toBe(true);
    const second = await office.coordinator.get(first.body.next_href).expect(200);
    expect(second.body).toMatchObject({ has_more: false, next_href: null });
    expect([...first.body.data, ...second.body.data].map((row) => Object.keys(row).sort())).toEqual(
      [1, 2].map(() => [
        'access_basis',
        'deviation_reason',
        'ended_at',
        'form_check',
        'id',
        'logged_at',
        'method',
        'object',
        'query_form',
        'result_count',
        'screener_id',
        'screening_id',
        'searched_from',
        'searched_to',
        'source',
        'started_at',
        'step_key',
      ]),
    );
  });
});
