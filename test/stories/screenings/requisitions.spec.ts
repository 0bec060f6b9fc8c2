import { expectEveryCaseInOrder } from '../../bundle/in-order.js';
import { asRole } from '../../support/database.js';
import {
  addCandidate,
  assign,
  authorize,
  type Office,
  openOffice,
  openRequisition,
  openScreening,
  readyScreening,
  STEPS,
} from './office.js';

/** What the ledger holds, oldest first. */
async function ledger(office: Office): Promise<{ kind: unknown; actor: unknown; canonical: unknown }[]> {
  const sql = 'SELECT kind, actor, canonical FROM ledger.recorded ORDER BY seq, number';
  const rows = await asRole(office.service.database, 'auditor', sql);
  return rows.map((row) => ({ kind: row['kind'], actor: row['actor'], canonical: row['canonical'] }));
}

describe('requisitions', () => {
  let office: Office;
  beforeAll(async () => {
    office = await openOffice();
    await authorize(office, office.screener);
  });
  afterAll(() => office.service.stop());

  const nextVersion = async (): Promise<string> => {
    const published = await office.administrator
      .post('/v1/checklists', { name: 'Public safety standard', position_class: 'dispatcher', steps: STEPS })
      .expect(201);
    return published.body.id;
  };

  it('a change needs the version that was read', async () => {
    const path = `/v1/requisitions/${await openRequisition(office)}`;
    const read = await office.coordinator.get(path).expect(200);
    const etag = read.headers['etag'] ?? '';
    await office.coordinator.patch(path, { title: 'Dispatcher' }).expect(428);
    await office.coordinator.patch(path, { title: 'Dispatcher' }).set('If-Match', '"v9"').expect(412);
    await office.coordinator.patch(path, {}).set('If-Match', etag).expect(422);
    const changed = await office.coordinator
      .patch(path, { title: 'Dispatcher' })
      .set('If-Match', etag)
      .expect(200);
    expect(changed.body).toMatchObject({ title: 'Dispatcher', version: 2 });
    await office.coordinator.patch(path, { title: 'Clerk' }).set('If-Match', etag).expect(412);
    await office.stranger.patch(path, { title: 'Clerk' }).set('If-Match', '"v2"').expect(404);
  });

  it('criteria stay once anybody is screened against them', async () => {
    const requisitionId = await openRequisition(office);
    const path = `/v1/requisitions/${requisitionId}`;
    const changed = await office.coordinator
      .patch(path, { criteria: ['Honest', 'Careful', 'Calm'] })
      .set('If-Match', '"v1"')
      .expect(200);
    expect(changed.body.criteria.map((row: { text: string }) => row.text)).toEqual([
      'Honest',
      'Careful',
      'Calm',
    ]);
    const screeningId = await openScreening(office, requisitionId);
    const refused = await office.coordinator
      .patch(path, { criteria: ['Blond'] })
      .set('If-Match', '"v2"')
      .expect(409);
    expect(refused.body).toMatchObject({
      code: 'requisition.criteria_locked',
      missing: [{ related: [screeningId] }],
    });
    await office.coordinator.patch(path, { title: 'Dispatcher' }).set('If-Match', '"v2"').expect(200);
  });

  it('the checklist stays once a screening has started; until then opened screenings follow it', async () => {
    const { requisitionId, screeningId } = await readyScreening(office);
    const path = `/v1/requisitions/${requisitionId}`;
    const second = await nextVersion();
    await office.coordinator.patch(path, { checklist_id: second }).set('If-Match', '"v1"').expect(200);
    const followed = await office.screener.get(`/v1/screenings/${screeningId}`).expect(200);
    expect(followed.body.checklist_id).toBe(second);

    await office.screener
      .post(`/v1/screenings/${screeningId}/steps/open_web/result`, {
        outcome: 'waived',
        reason: 'source_unavailable',
        minutes_spent: 1,
      })
      .expect(201);
    const third = await nextVersion();
    const refused = await office.coordinator
      .patch(path, { checklist_id: third })
      .set('If-Match', '"v2"')
      .expect(409);
    expect(refused.body.code).toBe('requisition.checklist_locked');
    await office.coordinator
      .patch(path, { checklist_id: 'chk_01KAPG9X80123456789ABCDEF0' })
      .set('If-Match', '"v2"')
      .expect(409);
  });

  it('when closed, nothing more happens in it', async () => {
    const { requisitionId, screeningId } = await readyScreening(office);
    const candidateId = await addCandidate(office);
    const closed = await office.coordinator.post(`/v1/requisitions/${requisitionId}/closure`).expect(200);
    expect(closed.body).toMatchObject({ state: 'closed', closed_at: expect.stringMatching(/Z$/) });

    const refusals = await Promise.all([
      office.coordinator.post(`/v1/requisitions/${requisitionId}/closure`),
      office.coordinator
        .patch(`/v1/requisitions/${requisitionId}`, { title: 'Dispatcher' })
        .set('If-Match', '"v2"'),
      office.coordinator.post('/v1/screenings', { requisition_id: requisitionId, candidate_id: candidateId }),
      office.coordinator.post(`/v1/requisitions/${requisitionId}/assignments`, {
        account_id: office.reviewer.accountId,
        duty: 'reviewer',
      }),
      office.screener.post(`/v1/screenings/${screeningId}/steps/open_web/result`, {
        outcome: 'waived',
        reason: 'source_unavailable',
        minutes_spent: 1,
      }),
    ]);
    expect(refusals.map((refusal) => [refusal.status, refusal.body.code])).toEqual(
      refusals.map(() => [409, 'requisition.closed']),
    );
    await office.screener.get(`/v1/screenings/${screeningId}`).expect(200);
  });

  it('a candidate is screened once per requisition, also when two ask at once', async () => {
    const requisitionId = await openRequisition(office);
    const body = { requisition_id: requisitionId, candidate_id: await addCandidate(office) };
    const answers = await Promise.all([1, 2].map(() => office.coordinator.post('/v1/screenings', body)));
    expect(answers.map((answer) => answer.status).sort()).toEqual([201, 409]);
    await office.coordinator.post('/v1/screenings', body).expect(409);
  });

  it('an employer reference is one candidate, also when it is added three times at once', async () => {
    const body = { employer_reference: 'TWICE-1' };
    const answers = await Promise.all([1, 2, 3].map(() => office.coordinator.post('/v1/candidates', body)));
    expect(answers.map((answer) => answer.status)).toEqual([201, 201, 201]);
    expect(new Set(answers.map((answer) => answer.text)).size).toBe(1);
    const named = await office.coordinator
      .post('/v1/candidates', { employer_reference: 'Jane Doe' })
      .expect(422);
    expect(JSON.stringify(named.body)).not.toContain('Jane');
  });

  it('published checklist versions differ, also when two publish at once', async () => {
    const body = { name: 'At once', position_class: 'clerk', steps: STEPS };
    const answers = await Promise.all([1, 2, 3].map(() => office.administrator.post('/v1/checklists', body)));
    expect(answers.map((answer) => answer.body.version).sort()).toEqual([1, 2, 3]);
    expect(new Set(answers.map((answer) => answer.body.steps_digest)).size).toBe(1);
    const twice = await office.administrator
      .post('/v1/checklists', { ...body, steps: [...STEPS, ...STEPS] })
      .expect(422);
    expect(twice.body.errors[0].message).toContain('open_web');
    await office.administrator.post('/v1/checklists', { ...body, steps: [] }).expect(422);
    await office.coordinator.post('/v1/checklists', body).expect(403);
  });

  it('each act leaves one ledger entry, with ids and no text', async () => {
    const before = (await ledger(office)).length;
    const requisitionId = await openRequisition(office);
    await assign(office, requisitionId, office.screener, 'screener');
    await openScreening(office, requisitionId);
    const written = (await ledger(office)).slice(before);
    expect(written.map((row) => row.kind)).toEqual([
      'requisition.opened',
      'assignment.made',
      'candidate.added',
      'screening.opened',
    ]);
    expect(written.every((row) => row.actor === office.coordinator.accountId)).toBe(true);
    expect(written.map((row) => row.canonical).join()).not.toMatch(/dispatcher|threats|APP-2026/);
  });

  it('and every case of it is in order for whoever verifies it offline', async () => {
    expect(await expectEveryCaseInOrder(office.service)).toBeGreaterThan(0);
  }, 120_000);
});
