import { assign, type Office, openOffice, openRequisition, openScreening } from './office.js';

describe('incidents', () => {
  let office: Office;
  let requisitionId: string;
  let screeningId: string;
  beforeAll(async () => {
    office = await openOffice();
    requisitionId = await openRequisition(office);
    await assign(office, requisitionId, office.manager, 'hiring_manager');
    screeningId = await openScreening(office, requisitionId);
  });
  afterAll(() => office.service.stop());

  it('a report does not tell whether a foreign thing exists', async () => {
    const [existing, absent] = await Promise.all(
      [screeningId, `scr_${'0'.repeat(26)}`].map((id) =>
        office.manager.post('/v1/incidents', { kind: 'leak', screening_id: id }),
      ),
    );
    expect([existing?.status, absent?.status]).toEqual([201, 201]);
    expect(Object.keys(existing?.body)).toEqual(Object.keys(absent?.body));
    expect([existing?.body.requisition_id, absent?.body.requisition_id]).toEqual([null, null]);
  });

  it.each([
    ['a kind that is none', { kind: 'gossip' }],
    ['text among the ids', { kind: 'leak', related: ['She goes to church'] }],
    ['an id of another kind', { kind: 'leak', screening_id: `req_${'0'.repeat(26)}` }],
    [
      'more than 50 ids',
      { kind: 'leak', related: Array.from({ length: 51 }, (_, i) => `pkt_${String(i).padStart(26, '0')}`) },
    ],
    ['a note', { kind: 'leak', note: 'She goes to church' }],
  ])('%s is refused', async (_what, body) => {
    const refused = await office.manager.post('/v1/incidents', body).expect(422);
    expect(JSON.stringify(refused.body)).not.toContain('church');
  });

  it('the coordinator of the requisition reads and closes it; others of their kind do not', async () => {
    const report = {
      kind: 'decision_maker_exposed',
      screening_id: screeningId,
      subject_account_id: office.manager.accountId,
    };
    const opened = await office.screener.post('/v1/incidents', report).expect(201);
    const path = `/v1/incidents/${opened.body.id}`;
    await office.stranger.get(path).expect(404);
    await office.stranger.post(`${path}/closure`, { resolution: 'unfounded' }).expect(404);
    await office.screener.get(path).expect(403);
    await office.auditor.get(path).expect(200);
    await office.auditor.post(`${path}/closure`, { resolution: 'unfounded' }).expect(403);

    const list = await office.coordinator
      .get('/v1/incidents?state=open&kind=decision_maker_exposed')
      .expect(200);
    expect(list.body.data.map((row: { id: string }) => row.id)).toEqual([opened.body.id]);
    const early = await office.coordinator.post(`${path}/closure`, { resolution: 'recused' }).expect(409);
    expect(early.body).toMatchObject({ code: 'incident.not_contained', missing: [{ code: 'containment' }] });
    const still = await office.coordinator.post(`${path}/actions`, { action: 'recused' }).expect(409);
    expect(still.body.code).toBe('incident.not_recused');
    await office.coordinator.delete(`/v1/assignments/${still.body.missing[0].related[0]}`).expect(200);
    await office.coordinator.post(`${path}/actions`, { action: 'recused' }).expect(201);
    const closed = await office.coordinator.post(`${path}/closure`, { resolution: 'recused' }).expect(200);
    expect(closed.body).toMatchObject({
      state: 'closed',
      resolution: 'recused',
      closed_by: office.coordinator.accountId,
    });
    await office.administrator.post(`${path}/closure`, { resolution: 'unfounded' }).expect(409);
  });

  it('nobody closes one about themselves', async () => {
    const report = {
      kind: 'leak',
      requisition_id: requisitionId,
      subject_account_id: office.coordinator.accountId,
    };
    const opened = await office.manager.post('/v1/incidents', report).expect(201);
    const path = `/v1/incidents/${opened.body.id}/closure`;
    const refused = await office.coordinator.post(path, { resolution: 'unfounded' }).expect(403);
    expect(refused.body.code).toBe('incident.about_yourself');
    const actions = `/v1/incidents/${opened.body.id}/actions`;
    await office.administrator.post(actions, { action: 'corrected' }).expect(201);
    await office.administrator.post(path, { resolution: 'corrected' }).expect(200);
  });

  it('nobody closes one that they reported themselves', async () => {
    const opened = await office.administrator.post('/v1/incidents', { kind: 'leak' }).expect(201);
    const path = `/v1/incidents/${opened.body.id}/closure`;
    const refused = await office.administrator.post(path, { resolution: 'unfounded' }).expect(409);
    expect(refused.body.code).toBe('incident.needs_second_person');
  });
});
