import { SIGNED_LOG } from '../../bundle/exported.js';
import { expectEveryCaseInOrder } from '../../bundle/in-order.js';
import { asRole } from '../../support/database.js';
import { TestService } from '../../support/service.js';
import { IDENTITY, type OpenScreening, openScreening } from '../vault/casework.js';
import {
  closedGates,
  finishGathering,
  include,
  missing,
  releasedPacket,
  reviewStatement,
  validatedFinding,
  writeIdentity,
} from './casefile.js';

// City policy B10, and fairness: the candidate may be invited to respond, and what they say goes with the finding.

const DAY_MS = 86_400_000;
const ANSWER = 'I am Jordan Example. It was a line from a play; I am a Muslim and would never do that.';

let service: TestService;
let at: OpenScreening;
let asked: string;
let silent: string;
let path: string;

beforeAll(async () => {
  service = await TestService.start(SIGNED_LOG);
  at = await openScreening(service);
  await writeIdentity(at);
  asked = await validatedFinding(at);
  silent = await validatedFinding(at, { excerpt: 'I will burn the workshop down too.' });
  await finishGathering(at);
  path = `/v1/filtered-findings/${asked}/invitation`;
}, 60_000);
afterAll(() => service.stop());

function answer(change: object = {}) {
  return { kind: 'candidate_response', text: ANSWER, received_at: new Date().toISOString(), ...change };
}

describe('an invitation', () => {
  it('waits for a reviewer: nobody is asked about what would not be released', async () => {
    const early = await at.coordinator.post(path, { channel: 'letter' }).expect(409);
    expect(early.body.code).toBe('invitation.not_reviewed');
    await include(at, asked);
    await include(at, silent);
  });

  it('is the coordinator’s alone, and leaves the time that the law gives', async () => {
    for (const person of [at.screener, at.reviewer, at.hiringManager, at.auditor]) {
      await person.post(path, { channel: 'letter' }).expect(403);
    }
    await (await service.person('coordinator')).post(path, { channel: 'letter' }).expect(404);
    const hurried = new Date(Date.now() + DAY_MS).toISOString();
    const refused = await at.coordinator.post(path, { channel: 'letter', deadline_at: hurried }).expect(422);
    expect(refused.body.errors[0].message).toMatch(/15 USC 1681b\(b\)\(3\)\(A\); not verified by counsel/);
  });

  it('shows the candidate what a decision maker would read, and is sent once', async () => {
    const { body } = await at.coordinator.post(path, { channel: 'letter' }).expect(201);
    expect(body.shown).toMatchObject({ conduct_category: 'violence_or_threats', posted_month: '2026-01' });
    expect(body.shown.text).toContain('burn the depot down');
    expect(JSON.stringify(body)).not.toMatch(/mosque|jordan/i);
    expect(body.rule).toMatchObject({ id: 'pre_adverse_notice', verified: false });
    expect(Date.parse(body.deadline_at) - Date.parse(body.invited_at)).toBe(7 * DAY_MS);
    const again = await at.coordinator.post(path, { channel: 'letter' }).expect(409);
    expect(again.body.code).toBe('invitation.exists');
    expect((await at.coordinator.get(path).expect(200)).body).toEqual(body);
    await at.coordinator.post(`/v1/filtered-findings/${silent}/invitation`, { channel: 'email' }).expect(201);
    expect(await closedGates(at)).toEqual(['candidate_heard']);
    expect((await missing(at)).map(({ related }) => related)).toEqual([[asked], [silent]]);
  });
});

describe('the answer', () => {
  it('is logged by nobody who decides, and by nobody before the candidate was asked', async () => {
    const statements = `/v1/findings/${asked}/statements`;
    for (const person of [at.hiringManager, at.coordinator, at.auditor]) {
      await person.post(statements, answer()).expect(403);
    }
    const other = await openScreening(service);
    await writeIdentity(other);
    const unasked = await validatedFinding(other);
    const refused = await other.screener.post(`/v1/findings/${unasked}/statements`, answer()).expect(409);
    expect(refused.body.code).toBe('statement.not_invited');
    await at.screener.post(statements, answer({ received_at: '2026-01-01T00:00:00Z' })).expect(422);
    await at.screener.post(statements, answer({ received_at: undefined })).expect(422);
  });

  it('goes through the same filter; a reviewer may not answer in the candidate’s place', async () => {
    const { body } = await at.screener.post(`/v1/findings/${asked}/statements`, answer()).expect(201);
    const read = await at.reviewer.get(`/v1/statements/${body.id}`).expect(200);
    expect(read.body.text).toBe(ANSWER);
    const gagged = { statement_version: 1, disposition: 'withhold', withheld_reason: 'unsupported' };
    await at.reviewer.post(`/v1/statements/${body.id}/reviews`, gagged).expect(422);
    const reviewed = await reviewStatement(at.reviewer, body.id);
    expect(reviewed['safe_text']).toContain('a line from a play');
    expect(reviewed['safe_text']).not.toMatch(/muslim|jordan/i);
  });

  it('is looked at again when what it is masked by changes', async () => {
    await at.coordinator
      .put(`/v1/screenings/${at.screeningId}/identity`, { ...IDENTITY, other_names: ['Jay Example'] })
      .set('If-Match', '"v1"')
      .expect(200);
    await refiltered();
    expect(await closedGates(at)).toContain('findings_reviewed_by_another');
    for (const id of [asked, silent]) await include(at, id);
    expect(await closedGates(at)).toEqual(expect.arrayContaining(['statements_reviewed']));
    const { body } = await at.reviewer.get(`/v1/findings/${asked}/statements`).expect(200);
    await reviewStatement(at.reviewer, body.data[0].id);
  });

  it('stands in the packet; that none came is said neutrally', async () => {
    expect(await closedGates(at)).toEqual(['candidate_heard']);
    // As if a week had gone by.
    await asRole(
      service.database,
      'owner',
      `UPDATE desk.invitation SET invited_at = invited_at - interval '8 days', deadline_at = deadline_at - interval '8 days'`,
    );
    const packetId = await releasedPacket(at);
    const { body } = await at.hiringManager.get(`/v1/packets/${packetId}`).expect(200);
    const responses = body.findings.map((it: { candidate_response: unknown }) => it.candidate_response);
    expect(responses).toContainEqual({ status: 'invited_no_response', texts: [] });
    expect(responses).toContainEqual({
      status: 'responded',
      texts: [expect.stringContaining('a line from a play')],
    });
    const page = await at.hiringManager.get(`/v1/packets/${packetId}/files/html`).expect(200);
    expect(page.text).toContain('The candidate was invited to respond; no response was received.');
    expect(`${JSON.stringify(body)}${page.text}`).not.toMatch(/muslim|mosque|jordan/i);
  });
});

async function refiltered(): Promise<void> {
  for (let tries = 0; tries < 100; tries += 1) {
    const { body } = await at.reviewer.get(`/v1/screenings/${at.screeningId}/findings`).expect(200);
    if (body.data.every((it: { state: string }) => it.state !== 'logged')) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error('The filter has not finished.');
}

it('and every case of it is in order for whoever verifies it offline', async () => {
  expect(await expectEveryCaseInOrder(service)).toBeGreaterThan(0);
}, 120_000);
