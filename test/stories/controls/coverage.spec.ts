import { coverageStatus } from '../../../src/auditor/coverage/coverage-status.js';
import {
  addCandidate,
  assign,
  authorize,
  logSearch,
  type Office,
  openOffice,
  openRequisition,
  openScreening,
  recordConsent,
} from '../screenings/office.js';

// City policy B5: Internet content is included in the background investigation of every candidate.

let office: Office;
let requisitionId: string;

beforeAll(async () => {
  office = await openOffice();
  requisitionId = await openRequisition(office);
}, 60_000);
afterAll(() => office.service.stop());

const REACHED = '2026-03-01T09:00:00Z';

async function reach(candidateId: string) {
  return office.coordinator.post(`/v1/requisitions/${requisitionId}/background-entries`, {
    candidate_id: candidateId,
    reached_at: REACHED,
  });
}

async function waive(candidateId: string, reason = 'candidate_withdrew') {
  return office.coordinator.post(`/v1/requisitions/${requisitionId}/coverage-waivers`, {
    candidate_id: candidateId,
    reason,
  });
}

async function statuses(): Promise<Record<string, string>> {
  const { body } = await office.auditor.get(`/v1/coverage?requisition_id=${requisitionId}`).expect(200);
  return Object.fromEntries(
    body.rows.map((row: { candidate_id: string; status: string }) => [row.candidate_id, row.status]),
  );
}

async function b5(): Promise<{ held: boolean; deviations: { name: string; count: number }[] }> {
  const { body } = await office.auditor.get(`/v1/compliance?requisition_id=${requisitionId}`).expect(200);
  return body.clauses.find((clause: { id: string }) => clause.id === 'B5');
}

it('the table of what covers somebody', () => {
  const at = (
    stage: Parameters<typeof coverageStatus>[0]['stage'],
    closed: boolean,
    waiver: 'approved' | 'pending' | null,
  ) => coverageStatus({ stage, requisitionClosed: closed, waiver });
  expect(at(null, false, null)).toBe('missing');
  expect(at(null, false, 'pending')).toBe('waiver_pending');
  expect(at(null, true, 'approved')).toBe('waived');
  expect(at('opened', false, null)).toBe('screening_open');
  expect(at('opened', true, null)).toBe('missing');
  expect(at('opened', true, 'approved')).toBe('waived');
  expect(at('gathering', true, null)).toBe('screened');
});

describe('reaching the background stage', () => {
  it('is recorded by the requisition’s coordinator, once, and not ahead of time', async () => {
    const candidateId = await addCandidate(office);
    const path = `/v1/requisitions/${requisitionId}/background-entries`;
    const entry = { candidate_id: candidateId, reached_at: REACHED };
    for (const person of [office.screener, office.manager, office.auditor, office.administrator]) {
      await person.post(path, entry).expect(403);
    }
    await office.stranger.post(path, entry).expect(404);
    await office.coordinator.post(path, { ...entry, reached_at: '2099-01-01T00:00:00Z' }).expect(422);
    await office.coordinator
      .post(path, { ...entry, candidate_id: 'cnd_01KAPG9X80123456789ABCDEF0' })
      .expect(422);
    expect((await reach(candidateId)).status).toBe(201);
    const twice = await reach(candidateId);
    expect([twice.status, twice.body.code]).toEqual([409, 'background_entry.exists']);
    expect((await statuses())[candidateId]).toBe('missing');
    const clause = await b5();
    expect(clause.held).toBe(false);
    expect(clause.deviations).toContainEqual(
      expect.objectContaining({ name: 'reached_without_screening', count: 1 }),
    );
    await waive(candidateId);
  });
});

describe('a reason why not', () => {
  it('is on the list, is for somebody at the stage, and is approved by a second coordinator', async () => {
    const candidateId = await addCandidate(office);
    expect((await waive(candidateId)).status).toBe(422);
    await reach(candidateId);
    expect((await waive(candidateId, 'not_our_kind')).status).toBe(422);
    const waiver = await waive(candidateId);
    expect(waiver.status).toBe(201);
    expect((await waive(candidateId)).body.code).toBe('coverage_waiver.exists');
    expect((await statuses())[candidateId]).toBe('waiver_pending');

    const approval = `/v1/coverage-waivers/${waiver.body.id}/approval`;
    const own = await office.coordinator.post(approval).expect(403);
    expect(own.body.code).toBe('coverage_waiver.own');
    await office.stranger.post(approval).expect(404);
    const second = await office.service.person('coordinator');
    await assign(office, requisitionId, second, 'coordinator');
    await second.post(approval).expect(200);
    expect((await second.post(approval).expect(409)).body.code).toBe('coverage_waiver.approved');
    expect((await statuses())[candidateId]).toBe('waived');
  });
});

describe('a screening', () => {
  it('covers once something was searched, and there is nothing to waive then', async () => {
    const candidateId = await addCandidate(office);
    await assign(office, requisitionId, office.screener, 'screener');
    await authorize(office, office.screener);
    const screeningId = await openScreening(office, requisitionId, candidateId);
    expect((await statuses())[candidateId]).toBe('screening_open');
    await recordConsent(office, screeningId);
    await logSearch(office, screeningId, 'open_web', 'google.com');
    expect((await statuses())[candidateId]).toBe('screened');
    await reach(candidateId);
    expect((await waive(candidateId)).body.code).toBe('coverage_waiver.screened');
  });

  it('that the requisition was closed over covers nobody', async () => {
    const candidateId = await addCandidate(office);
    await openScreening(office, requisitionId, candidateId);
    await office.coordinator.post(`/v1/requisitions/${requisitionId}/closure`).expect(200);
    expect((await statuses())[candidateId]).toBe('missing');
    expect((await b5()).deviations).toContainEqual(
      expect.objectContaining({ name: 'closed_without_search', count: 1 }),
    );
  });
});

describe('the report', () => {
  it('is for auditors and the requisition’s coordinators', async () => {
    for (const person of [office.screener, office.reviewer, office.manager, office.administrator]) {
      await person.get('/v1/coverage').expect(403);
    }
    await office.stranger.get(`/v1/coverage?requisition_id=${requisitionId}`).expect(404);
    const { body: others } = await office.stranger.get('/v1/coverage').expect(200);
    expect(others.rows).toEqual([]);
    const { body } = await office.coordinator.get('/v1/coverage').expect(200);
    expect(body.covered).toBe(false);
    expect(body.counts).toEqual({ screened: 1, screening_open: 0, waived: 1, waiver_pending: 1, missing: 1 });
    expect(body.rows[0].status).toMatch(/missing|waiver_pending/);
  });

  it('is also CSV, one line each', async () => {
    const { text } = await office.auditor.get('/v1/coverage/csv').expect(200).expect('content-type', /csv/);
    const lines = text.trimEnd().split('\r\n');
    expect(lines[0]).toContain('"candidate_reference"');
    expect(lines).toHaveLength(5);
    expect(text).toContain('"candidate_withdrew"');
  });
});
