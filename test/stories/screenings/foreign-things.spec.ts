import type { Person } from '../../support/service.js';
import {
  addCandidate,
  assign,
  type Office,
  openOffice,
  openRequisition,
  openScreening,
  recordConsent,
} from './office.js';

describe('foreign things are not there', () => {
  let office: Office;
  let requisitionId: string;
  let screeningId: string;
  let candidateId: string;
  let consentId: string;
  let assignmentId: string;
  beforeAll(async () => {
    office = await openOffice();
    requisitionId = await openRequisition(office);
    assignmentId = await assign(office, requisitionId, office.manager, 'hiring_manager');
    screeningId = await openScreening(office, requisitionId);
    const screening = await office.coordinator.get(`/v1/screenings/${screeningId}`).expect(200);
    candidateId = screening.body.candidate_id;
    consentId = await recordConsent(office, screeningId);
  });
  afterAll(() => office.service.stop());

  /** The same question about a thing that exists and about one that doesn't must get the same answer. */
  async function expectSameAnswer(ask: (id: string) => ReturnType<Person['get']>, id: string): Promise<void> {
    const absent = `${id.slice(0, 4)}${'0'.repeat(26)}`;
    const [foreign, missing] = await Promise.all([ask(id), ask(absent)]);
    expect(foreign.status).toBe(404);
    expect({ ...foreign.body, request_id: '' }).toEqual({ ...missing.body, request_id: '' });
  }

  it('to a coordinator of another requisition', async () => {
    const { stranger } = office;
    const reason = { reason: 'search_incomplete' };
    const person = { account_id: stranger.accountId, duty: 'coordinator' };
    const consent = { notice_version: 'notice-2026-03', given_at: '2026-02-01T09:00:00Z' };
    await expectSameAnswer((id) => stranger.get(`/v1/requisitions/${id}`), requisitionId);
    await expectSameAnswer(
      (id) => stranger.patch(`/v1/requisitions/${id}`, { title: 'x' }).set('If-Match', '"v1"'),
      requisitionId,
    );
    await expectSameAnswer((id) => stranger.post(`/v1/requisitions/${id}/closure`), requisitionId);
    await expectSameAnswer((id) => stranger.get(`/v1/requisitions/${id}/assignments`), requisitionId);
    await expectSameAnswer(
      (id) => stranger.post(`/v1/requisitions/${id}/assignments`, person),
      requisitionId,
    );
    await expectSameAnswer((id) => stranger.delete(`/v1/assignments/${id}`), assignmentId);
    await expectSameAnswer((id) => stranger.get(`/v1/screenings/${id}`), screeningId);
    await expectSameAnswer((id) => stranger.get(`/v1/screenings/${id}/steps`), screeningId);
    await expectSameAnswer((id) => stranger.get(`/v1/screenings/${id}/searches`), screeningId);
    await expectSameAnswer((id) => stranger.get(`/v1/screenings/${id}/consents`), screeningId);
    await expectSameAnswer((id) => stranger.post(`/v1/screenings/${id}/consents`, consent), screeningId);
    await expectSameAnswer((id) => stranger.post(`/v1/screenings/${id}/completion`), screeningId);
    await expectSameAnswer((id) => stranger.post(`/v1/screenings/${id}/reopening`, reason), screeningId);
    await expectSameAnswer((id) => stranger.post(`/v1/consents/${id}/withdrawal`), consentId);
    const foreign = { requisition_id: requisitionId, candidate_id: await addCandidate(office) };
    await stranger.post('/v1/screenings', foreign).expect(404);
  });

  it('nor in lists, whatever is asked for', async () => {
    const lists = ['/v1/requisitions', '/v1/screenings', '/v1/incidents'];
    for (const list of [...lists, `/v1/screenings?requisition_id=${requisitionId}`]) {
      const page = await office.stranger.get(list).expect(200);
      expect(page.body).toEqual({ object: 'list', data: [], has_more: false, next_href: null });
    }
  });

  it('a candidate may apply for two requisitions; neither side learns of the other', async () => {
    const own = await office.stranger
      .post('/v1/requisitions', {
        title: 'Clerk',
        jurisdiction: 'us-oh',
        agency_type: 'general',
        criteria: ['Careful'],
        checklist_id: office.checklistId,
      })
      .expect(201);
    const absent = { requisition_id: own.body.id, candidate_id: `cnd_${'0'.repeat(26)}` };
    await office.stranger.post('/v1/screenings', absent).expect(422);
    const known = await office.coordinator.get(`/v1/candidates/${candidateId}`).expect(200);
    const { employer_reference } = known.body;
    const added = await office.stranger.post('/v1/candidates', { employer_reference }).expect(201);
    expect(added.body).toEqual(known.body);
    const screening = { requisition_id: own.body.id, candidate_id: candidateId };
    const opened = await office.stranger.post('/v1/screenings', screening).expect(201);
    await expectSameAnswer((id) => office.coordinator.get(`/v1/screenings/${id}`), opened.body.id);
    const seen = await office.stranger.get('/v1/screenings').expect(200);
    expect(seen.body.data.map(({ id }: { id: string }) => id)).toEqual([opened.body.id]);
  });

  it('a hiring manager sees nothing of the file, not even of their own requisition', async () => {
    const asked = await Promise.all(
      [
        `/v1/requisitions/${requisitionId}`,
        `/v1/requisitions/${requisitionId}/assignments`,
        `/v1/screenings/${screeningId}`,
        `/v1/screenings/${screeningId}/steps`,
        `/v1/screenings/${screeningId}/searches`,
        `/v1/screenings/${screeningId}/consents`,
        `/v1/candidates/${candidateId}`,
        '/v1/incidents',
        '/v1/checklists',
        '/v1/authorizations',
      ].map((path) => office.manager.get(path)),
    );
    expect(asked.map((answer) => answer.status)).toEqual(asked.map(() => 403));
  });

  it('an unassigned screener sees nothing; an auditor sees the cover and changes nothing', async () => {
    await expectSameAnswer((id) => office.screener.get(`/v1/screenings/${id}`), screeningId);
    await office.auditor.get(`/v1/requisitions/${requisitionId}`).expect(200);
    await office.auditor.get(`/v1/screenings/${screeningId}/steps`).expect(200);
    await office.auditor.get(`/v1/screenings/${`scr_${'0'.repeat(26)}`}`).expect(404);
    await office.auditor.get(`/v1/requisitions/${`req_${'0'.repeat(26)}`}/assignments`).expect(404);
    await office.auditor.post(`/v1/requisitions/${requisitionId}/closure`).expect(403);
    await office.auditor.post(`/v1/screenings/${screeningId}/completion`).expect(403);
  });
});
