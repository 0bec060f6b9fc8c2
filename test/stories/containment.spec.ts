import { SIGNED_LOG } from '../bundle/exported.js';
import { expectEveryCaseInOrder } from '../bundle/in-order.js';
import { asRole } from '../support/database.js';
import { type Person, TestService } from '../support/service.js';
import { type ReleasedCase, release, releasedCase } from './released-case.js';

// A packet is out when somebody learns that one of its searches was unlawful. From there to the packet that replaces
// it, each rule is broken first.

const FIRST_WORDS = 'burn the depot down';
const SECOND_WORDS = 'keyed the cars';

let service: TestService;
let story: ReleasedCase;
let secondCoordinator: Person;
let incidentId: string;

async function gatesClosed(): Promise<string[]> {
  const { body } = await story.coordinator.get(`${story.path}/gates`).expect(200);
  return body.gates
    .filter((gate: { open: boolean }) => !gate.open)
    .map((gate: { name: string }) => gate.name);
}

beforeAll(async () => {
  service = await TestService.start(SIGNED_LOG);
  story = await releasedCase(service);
  secondCoordinator = await service.person('coordinator');
  await story.coordinator
    .post(`/v1/requisitions/${story.requisitionId}/assignments`, {
      account_id: secondCoordinator.accountId,
      duty: 'coordinator',
    })
    .expect(201);
}, 120_000);
afterAll(() => service.stop());

describe('before an incident', () => {
  it('nothing is put away, and nobody but a coordinator could', async () => {
    const request = { incident_id: `inc_${'0'.repeat(26)}`, cause_id: story.searches[0] };
    const path = `${story.path}/quarantines`;
    const refused = await story.coordinator.post(path, request).expect(409);
    expect(refused.body.code).toBe('incident.not_about_this');
    for (const person of [story.screener, story.reviewer, story.hiringManager, story.auditor]) {
      await person.post(path, request).expect(403);
    }
    await story.hiringManager
      .post(`/v1/packets/${story.packetId}/recall`, { reason: 'inaccurate' })
      .expect(403);
    await story.hiringManager.get(`/v1/packets/${story.packetId}/recall`).expect(404);
    await story.hiringManager.post(`/v1/packets/${story.packetId}/recall/receipts`).expect(404);
  });

  it('an incident about another requisition is none about this', async () => {
    const elsewhere = await story.screener
      .post('/v1/incidents', { kind: 'unlawful_method', requisition_id: `req_${'0'.repeat(26)}` })
      .expect(201);
    const request = { incident_id: elsewhere.body.id, cause_id: story.searches[0] };
    const refused = await story.coordinator.post(`${story.path}/quarantines`, request).expect(409);
    expect(refused.body.code).toBe('incident.not_about_this');
  });
});

describe('an unlawful search that is learned of after the release', () => {
  it('is reported by the screener, and closes the gate by name', async () => {
    const reported = await story.screener
      .post('/v1/incidents', {
        kind: 'unlawful_method',
        screening_id: story.screeningId,
        related: [story.searches[0]],
      })
      .expect(201);
    incidentId = reported.body.id;
    expect(await gatesClosed()).toEqual(expect.arrayContaining(['incidents_settled']));
    const { body } = await story.coordinator.get(`/v1/incidents/${incidentId}`).expect(200);
    expect(body).toMatchObject({ blocks_release: true, contained_by: ['quarantined'], actions: [] });
  });

  it('can not be closed before it is contained', async () => {
    const path = `/v1/incidents/${incidentId}/closure`;
    const refused = await story.coordinator.post(path, { resolution: 'corrected' }).expect(409);
    expect(refused.body.code).toBe('incident.not_contained');
  });

  it('is put away with what follows from it, and the packet is called back in the same act', async () => {
    await story.hiringManager.get(`/v1/packets/${story.packetId}`).expect(200);
    const request = { incident_id: incidentId, cause_id: story.searches[0] };
    const placed = await story.coordinator.post(`${story.path}/quarantines`, request).expect(201);
    expect(placed.body).toMatchObject({
      things: [story.findings[0], story.searches[0]].sort(),
      recalled_packet_id: story.packetId,
    });
    const again = await story.coordinator.post(`${story.path}/quarantines`, request).expect(409);
    expect(again.body.code).toBe('quarantine.exists');
    const { body } = await story.coordinator.get(`/v1/incidents/${incidentId}`).expect(200);
    expect(body.actions.map(({ action }: { action: string }) => action).sort()).toEqual([
      'quarantined',
      'recalled',
    ]);
  });

  it('is read by nobody any more, and nothing is built on it', async () => {
    for (const [person, path] of [
      [story.screener, `/v1/searches/${story.searches[0]}`],
      [story.screener, `/v1/findings/${story.findings[0]}`],
      [story.reviewer, `/v1/findings/${story.findings[0]}/redaction`],
    ] as const) {
      const refused = await person.get(path).expect(409);
      expect(refused.body.code).toMatch(/^(search|finding)\.quarantined$/);
      expect(refused.body.missing[0].related).toEqual([incidentId]);
    }
    await story.screener.get(`/v1/findings/${story.findings[1]}`).expect(200);
  });
});

describe('the hiring manager', () => {
  it('can not read, acknowledge or decide on the recalled packet, and is told what to do', async () => {
    const path = `/v1/packets/${story.packetId}`;
    const decision = { outcome: 'do_not_proceed', criterion_ids: [story.criterionId] };
    for (const refused of [
      await story.hiringManager.get(path),
      await story.hiringManager.get(`${path}/files/html`),
      await story.hiringManager.post(`${path}/receipts`),
      await story.hiringManager.post(`${path}/decision`, decision),
    ]) {
      expect([refused.status, refused.body.code]).toEqual([409, 'packet.recalled']);
      expect(refused.text).not.toContain(FIRST_WORDS);
    }
    const { body: recall } = await story.hiringManager.get(`${path}/recall`).expect(200);
    expect(recall).toMatchObject({
      reason: 'unlawful_method',
      what_to_do: expect.stringContaining('every copy'),
    });
    const { body: list } = await story.hiringManager.get('/v1/packets').expect(200);
    expect(list.data.map(({ state }: { state: string }) => state)).toEqual(['recalled']);
  });

  it('takes note once, and a stranger finds nothing', async () => {
    const path = `/v1/packets/${story.packetId}/recall/receipts`;
    const stranger = await service.person('hiring_manager');
    await stranger.post(path).expect(404);
    const first = await story.hiringManager.post(path).expect(201);
    const again = await story.hiringManager.post(path).expect(201);
    expect(again.body).toEqual(first.body);
    const rows = await asRole(service.database, 'owner', 'SELECT 1 FROM released.recall_receipt');
    expect(rows).toHaveLength(1);
  });

  it('is still shown to the auditor and the coordinator what was called back', async () => {
    await story.auditor.get(`/v1/packets/${story.packetId}`).expect(200);
    await story.coordinator.get(`/v1/packets/${story.packetId}`).expect(200);
  });
});

describe('a better packet', () => {
  it('waits until a second person has closed the incident', async () => {
    expect(await gatesClosed()).toEqual(['incidents_settled']);
    await story.coordinator.post(`${story.path}/releases`).expect(409);
    await story.coordinator
      .post(`/v1/incidents/${incidentId}/closure`, { resolution: 'corrected' })
      .expect(200);
    expect(await gatesClosed()).toEqual([]);
  });

  it('takes the place of the other, without what was put away', async () => {
    const packetId = await release(story, story.path);
    const { body } = await story.hiringManager.get(`/v1/packets/${packetId}`).expect(200);
    expect(body).toMatchObject({ version: 2, supersedes: { packet_id: story.packetId, version: 1 } });
    expect(body.findings).toHaveLength(1);
    expect(JSON.stringify(body)).toContain(SECOND_WORDS);
    expect(JSON.stringify(body)).not.toContain(FIRST_WORDS);
    const { body: list } = await story.hiringManager.get('/v1/packets').expect(200);
    expect(list.data.map(({ state }: { state: string }) => state)).toEqual(['current', 'recalled']);
    const old = { reason: 'inaccurate' };
    const refused = await story.coordinator.post(`/v1/packets/${story.packetId}/recall`, old).expect(409);
    expect(refused.body.code).toBe('packet.superseded');
  });

  it('is recalled by itself when it was released in error', async () => {
    const { body: list } = await story.hiringManager.get('/v1/packets').expect(200);
    const path = `/v1/packets/${list.data[0].id}/recall`;
    await story.coordinator.post(path, { reason: 'because' }).expect(422);
    const recalled = await story.coordinator.post(path, { reason: 'released_in_error' }).expect(201);
    expect(recalled.body).toMatchObject({ stage: 'in_review', incident_id: null });
    const again = await story.coordinator.post(path, { reason: 'released_in_error' }).expect(409);
    expect(again.body.code).toBe('screening.wrong_stage');
  });
});

describe('a quarantine', () => {
  it('keeps its incident from being called unfounded', async () => {
    const incident = await story.reviewer
      .post('/v1/incidents', { kind: 'unlawful_method', screening_id: story.screeningId })
      .expect(201);
    const request = { incident_id: incident.body.id, cause_id: story.searches[1] };
    const placed = await story.coordinator.post(`${story.path}/quarantines`, request).expect(201);
    const path = `/v1/incidents/${incident.body.id}/closure`;
    const refused = await story.coordinator.post(path, { resolution: 'unfounded' }).expect(409);
    expect(refused.body.code).toBe('incident.quarantine_in_place');
    await secondCoordinator
      .post(`/v1/quarantines/${placed.body.id}/lift`, { reason: 'wrong_thing' })
      .expect(200);
    await story.coordinator.post(path, { resolution: 'unfounded' }).expect(200);
  });

  it('is lifted by somebody else than who placed it, once, with a reason', async () => {
    const { body } = await story.coordinator.get(`${story.path}/quarantines`).expect(200);
    const [placed] = body.data;
    const path = `/v1/quarantines/${placed.id}/lift`;
    const reason = { reason: 'method_was_lawful' };
    const own = await story.coordinator.post(path, reason).expect(403);
    expect(own.body.code).toBe('quarantine.needs_second_person');
    await secondCoordinator.post(path, { reason: 'because' }).expect(422);
    const lifted = await secondCoordinator.post(path, reason).expect(200);
    expect(lifted.body).toMatchObject({
      lifted_by: secondCoordinator.accountId,
      lift_reason: 'method_was_lawful',
    });
    await secondCoordinator.post(path, reason).expect(409);
    await story.screener.get(`/v1/findings/${story.findings[0]}`).expect(200);
  });

  it('of a finding alone leaves its search alone', async () => {
    const incident = await story.reviewer
      .post('/v1/incidents', { kind: 'unlawful_method', screening_id: story.screeningId })
      .expect(201);
    const request = { incident_id: incident.body.id, cause_id: story.findings[1] };
    const placed = await story.coordinator.post(`${story.path}/quarantines`, request).expect(201);
    expect(placed.body).toMatchObject({ things: [story.findings[1]], recalled_packet_id: null });
    await story.screener.get(`/v1/searches/${story.searches[1]}`).expect(200);
  });

  it('of a finding stays as long as that of its search', async () => {
    const { body } = await story.coordinator.get(`${story.path}/quarantines`).expect(200);
    const ofFinding = body.data.find((row: { cause_id: string }) => row.cause_id === story.findings[1]);
    const request = { incident_id: ofFinding.incident_id, cause_id: story.searches[1] };
    const ofSearch = await story.coordinator.post(`${story.path}/quarantines`, request).expect(201);
    const reason = { reason: 'method_was_lawful' };
    const refused = await secondCoordinator.post(`/v1/quarantines/${ofFinding.id}/lift`, reason).expect(409);
    expect(refused.body.code).toBe('quarantine.held_by_its_search');
    expect(refused.body.missing[0].related).toEqual([ofSearch.body.id]);
    await secondCoordinator.post(`/v1/quarantines/${ofSearch.body.id}/lift`, reason).expect(200);
    const still = await story.screener.get(`/v1/findings/${story.findings[1]}`).expect(409);
    expect(still.body.code).toBe('finding.quarantined');
  });
});

it('whom an incident is about reports nothing done about it', async () => {
  const { body } = await story.screener
    .post('/v1/incidents', {
      kind: 'leak',
      screening_id: story.screeningId,
      subject_account_id: story.coordinator.accountId,
    })
    .expect(201);
  const path = `/v1/incidents/${body.id}`;
  const refused = await story.coordinator.post(`${path}/actions`, { action: 'corrected' }).expect(403);
  expect(refused.body.code).toBe('incident.about_yourself');
  await secondCoordinator.post(`${path}/closure`, { resolution: 'unfounded' }).expect(200);
});

describe('the auditor', () => {
  it('sees what the person of an incident has seen, in ids', async () => {
    const incident = await story.coordinator
      .post('/v1/incidents', {
        kind: 'decision_maker_exposed',
        requisition_id: story.requisitionId,
        subject_account_id: story.screener.accountId,
      })
      .expect(201);
    const path = `/v1/incidents/${incident.body.id}/exposure`;
    await story.coordinator.get(path).expect(403);
    const { body, text } = await story.auditor.get(path).expect(200);
    expect(body.screenings).toEqual([story.screeningId]);
    expect(body.acts).toContainEqual(
      expect.objectContaining({ kind: 'finding.read', things: expect.arrayContaining([story.findings[1]]) }),
    );
    expect(text).not.toMatch(/depot|Jordan/);
    await story.auditor.get(`/v1/incidents/inc_${'0'.repeat(26)}/exposure`).expect(404);
  });

  it('is told what remains to be done', async () => {
    const { body } = await story.auditor
      .get(`/v1/compliance?requisition_id=${story.requisitionId}`)
      .expect(200);
    const counts = (id: string, list: string): Record<string, number> => {
      const clause = body.clauses.find((candidate: { id: string }) => candidate.id === id);
      return Object.fromEntries(
        clause[list].map((row: { name: string; count: number }) => [row.name, row.count]),
      );
    };
    expect(counts('B8', 'evidence')).toMatchObject({ in_quarantine: 1 });
    expect(counts('B8', 'deviations')).toMatchObject({ packets_with_quarantined_finding: 0 });
    expect(counts('P12', 'evidence')).toMatchObject({ packets_recalled: 2 });
  });
});

it('the ledger names each of these acts, and says no word of what was found', async () => {
  const rows = await asRole(
    service.database,
    'owner',
    `SELECT kind, canonical FROM ledger.recorded WHERE screening_id = $1`,
    [story.screeningId],
  );
  const kinds = rows.map(({ kind }) => kind);
  for (const kind of [
    'incident.opened',
    'incident.closed',
    'quarantine.placed',
    'quarantine.lifted',
    'packet.recalled',
    'recall.acknowledged',
  ]) {
    expect(kinds).toContain(kind);
  }
  const said = rows.map(({ canonical }) => String(canonical)).join('\n');
  expect(said).not.toMatch(new RegExp(`${FIRST_WORDS}|${SECOND_WORDS}`));
});

it('and every case of it is in order for whoever verifies it offline', async () => {
  expect(await expectEveryCaseInOrder(service)).toBeGreaterThan(0);
}, 120_000);
