import { asRole } from '../../support/database.js';
import { addCandidate, assign, type Office, openOffice, openRequisition, openScreening } from './office.js';

describe('nobody is on both sides of a requisition', () => {
  let office: Office;
  beforeAll(async () => {
    office = await openOffice();
  });
  afterAll(() => office.service.stop());

  const path = (requisitionId: string) => `/v1/requisitions/${requisitionId}/assignments`;

  it('who has screened cannot be put on the panel, and the attempt stays as an incident', async () => {
    const both = await office.service.person('screener', 'hiring_manager');
    const requisitionId = await openRequisition(office);
    const first = await openScreening(office, requisitionId);
    await assign(office, requisitionId, both, 'screener');
    const second = await openScreening(office, requisitionId);

    const refused = await office.coordinator
      .post(path(requisitionId), { account_id: both.accountId, duty: 'hiring_manager' })
      .expect(409);
    expect(refused.body.code).toBe('assignment.conflict_of_duties');

    const incident = await office.auditor.get(`/v1/incidents/${refused.body.incident_id}`).expect(200);
    expect(incident.body).toMatchObject({
      kind: 'conflict_of_duties',
      requisition_id: requisitionId,
      subject_account_id: both.accountId,
      related: [first, second],
      state: 'open',
      opened_by: 'system:watch',
    });
    const list = await office.coordinator.get(path(requisitionId)).expect(200);
    expect(list.body.data.map((row: { duty: string }) => row.duty)).toEqual(['screener', 'coordinator']);
  });

  it('also when the duty has ended: what was seen cannot be unseen', async () => {
    const both = await office.service.person('reviewer', 'hiring_manager');
    const requisitionId = await openRequisition(office);
    const assignmentId = await assign(office, requisitionId, both, 'reviewer');
    const seen = await openScreening(office, requisitionId);
    await office.coordinator.delete(`/v1/assignments/${assignmentId}`).expect(200);
    await openScreening(office, requisitionId);

    const refused = await office.coordinator
      .post(path(requisitionId), { account_id: both.accountId, duty: 'hiring_manager' })
      .expect(409);
    const incident = await office.coordinator.get(`/v1/incidents/${refused.body.incident_id}`).expect(200);
    expect(incident.body.related).toEqual([seen]);
  });

  it.each(['screener', 'reviewer', 'coordinator'] as const)(
    'a hiring manager cannot become %s',
    async (duty) => {
      const both = await office.service.person(duty, 'hiring_manager');
      const requisitionId = await openRequisition(office);
      await assign(office, requisitionId, both, 'hiring_manager');
      const refused = await office.coordinator
        .post(path(requisitionId), { account_id: both.accountId, duty })
        .expect(409);
      expect(refused.body).toMatchObject({ code: 'assignment.conflict_of_duties' });
      expect(refused.body.incident_id).toMatch(/^inc_/);
    },
  );

  it('the coordinator cannot decide either', async () => {
    const both = await office.service.person('coordinator', 'hiring_manager');
    const requisitionId = await openRequisition(office);
    await assign(office, requisitionId, both, 'coordinator');
    await both.post(path(requisitionId), { account_id: both.accountId, duty: 'hiring_manager' }).expect(409);
  });

  it('trying again names the same incident', async () => {
    const both = await office.service.person('screener', 'hiring_manager');
    const requisitionId = await openRequisition(office);
    await assign(office, requisitionId, both, 'hiring_manager');
    const tries = [1, 2].map(() =>
      office.coordinator.post(path(requisitionId), { account_id: both.accountId, duty: 'screener' }),
    );
    const first = await tries[0];
    const second = await tries[1];
    expect(first?.body.incident_id).toBe(second?.body.incident_id);
  });

  it('of two opposite assignments at once one is refused', async () => {
    const both = await office.service.person('screener', 'hiring_manager');
    const requisitionId = await openRequisition(office);
    const answers = await Promise.all(
      ['screener', 'hiring_manager'].map((duty) =>
        office.coordinator.post(path(requisitionId), { account_id: both.accountId, duty }),
      ),
    );
    expect(answers.map((answer) => answer.status).sort()).toEqual([201, 409]);
  });

  it('the database refuses it too, whoever writes', async () => {
    const requisitionId = await openRequisition(office);
    await assign(office, requisitionId, office.manager, 'hiring_manager');
    await expect(
      asRole(
        office.service.database,
        'screenings',
        `INSERT INTO screenings.assignment (id, requisition_id, account_id, duty, assigned_by, assigned_at)
         VALUES ('asg_x', $1, $2, 'screener', 'acc_x', now())`,
        [requisitionId, office.manager.accountId],
      ),
    ).rejects.toThrow('conflict of duties');
  });

  it('the other side is open in another requisition', async () => {
    const both = await office.service.person('screener', 'hiring_manager');
    await assign(office, await openRequisition(office), both, 'hiring_manager');
    await assign(office, await openRequisition(office), both, 'screener');
  });

  it('a duty asks for an enabled account with the role of that name', async () => {
    const requisitionId = await openRequisition(office);
    const wrong = await office.coordinator
      .post(path(requisitionId), { account_id: office.manager.accountId, duty: 'reviewer' })
      .expect(422);
    expect(wrong.body.errors).toEqual([
      { field: 'account_id', message: expect.stringContaining('reviewer') },
    ]);
    await office.coordinator
      .post(path(requisitionId), { account_id: 'acc_01KAPG9X80123456789ABCDEF0', duty: 'reviewer' })
      .expect(422);
  });

  it('nor of two requisitions that screen the same candidate: what was seen in one is known in the other', async () => {
    const both = await office.service.person('screener', 'hiring_manager');
    const [prepared, decided] = [await openRequisition(office), await openRequisition(office)];
    const candidateId = await addCandidate(office);
    await openScreening(office, prepared, candidateId);
    await openScreening(office, decided, candidateId);
    await assign(office, prepared, both, 'screener');

    const refused = await office.coordinator
      .post(path(decided), { account_id: both.accountId, duty: 'hiring_manager' })
      .expect(409);
    expect(refused.body.code).toBe('assignment.conflict_of_duties');
  });

  it('nor when the candidate comes to the second requisition later', async () => {
    const both = await office.service.person('reviewer', 'hiring_manager');
    const [prepared, decided] = [await openRequisition(office), await openRequisition(office)];
    await assign(office, prepared, both, 'reviewer');
    await assign(office, decided, both, 'hiring_manager');
    const candidateId = await addCandidate(office);
    await openScreening(office, prepared, candidateId);

    const refused = await office.coordinator
      .post('/v1/screenings', { requisition_id: decided, candidate_id: candidateId })
      .expect(409);
    expect(refused.body).toMatchObject({
      code: 'screening.conflict_of_duties',
      missing: [{ code: 'other_people', related: [both.accountId] }],
    });
    const incidents = await office.auditor.get('/v1/incidents?kind=conflict_of_duties').expect(200);
    expect(incidents.body.data).toContainEqual(
      expect.objectContaining({
        requisition_id: decided,
        subject_account_id: both.accountId,
        opened_by: 'system:watch',
      }),
    );
    await openScreening(office, decided);
  });

  it('the last coordinator stays', async () => {
    const requisitionId = await openRequisition(office);
    const list = await office.coordinator.get(path(requisitionId)).expect(200);
    const own: string = list.body.data[0].id;
    const refused = await office.coordinator.delete(`/v1/assignments/${own}`).expect(409);
    expect(refused.body.code).toBe('assignment.last_coordinator');

    await assign(office, requisitionId, office.stranger, 'coordinator');
    const ended = await office.coordinator.delete(`/v1/assignments/${own}`).expect(200);
    expect(ended.body).toMatchObject({ id: own, ended_by: office.coordinator.accountId });
    await office.coordinator.get(`/v1/requisitions/${requisitionId}`).expect(404);
    await office.stranger.get(path(requisitionId)).expect(200);
  });
});
