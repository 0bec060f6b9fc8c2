import { SIGNED_LOG } from '../../bundle/exported.js';
import { expectEveryCaseInOrder } from '../../bundle/in-order.js';
import { asRole } from '../../support/database.js';
import { TestService } from '../../support/service.js';
import { type OpenScreening, openScreening, untilFiltered } from '../vault/casework.js';
import {
  closedGates,
  decide,
  finishGathering,
  include,
  releasedPacket,
  validatedFinding,
  writeIdentity,
} from './casefile.js';

// A newer policy pack is offered to a running requisition; it holds for all its candidates or for none, and nothing
// about it is silent. California's second version protects victims; the first did not.

const EXCERPT = 'I am a domestic violence survivor, and if they cut our shifts I will burn the depot down.';

let service: TestService;
let at: OpenScreening;
let findingId: string;
let path: string;

beforeAll(async () => {
  service = await TestService.start(SIGNED_LOG);
  at = await openScreening(service, 'us-ca');
  path = `/v1/requisitions/${at.requisitionId}`;
  await pinFirstVersion();
  await writeIdentity(at);
  findingId = await validatedFinding(at, { excerpt: EXCERPT });
  await finishGathering(at);
  await include(at, findingId);
}, 60_000);
afterAll(() => service.stop());

/** As if the requisition had been opened when version 1 was in force. */
async function pinFirstVersion(): Promise<void> {
  const first = await at.coordinator.get('/v1/policy-packs/us-ca/versions/1').expect(200);
  await asRole(
    service.database,
    'owner',
    `UPDATE screenings.requisition_pack SET version = 1, digest = $1 WHERE requisition_id = $2 AND pack_id = 'us-ca'`,
    [first.body.digest, at.requisitionId],
  );
}

async function pinned(): Promise<string[]> {
  const { body } = await at.coordinator.get(path).expect(200);
  return body.policy_packs.map((pack: { id: string; version: number }) => `${pack.id}@${pack.version}`);
}

async function safeText(): Promise<string> {
  const { body } = await at.coordinator.get(`/v1/screenings/${at.screeningId}/filtered-findings`).expect(200);
  return body.data[0].safe_text;
}

describe('the offer', () => {
  it('is announced, shows the difference row by row, and changes nothing by being looked at', async () => {
    expect((await at.coordinator.get(path).expect(200)).body.policy_update_available).toBe(true);
    const { body } = await at.coordinator.get(`${path}/policy-update`).expect(200);
    expect(body).toMatchObject({
      available: true,
      active_classes_added: ['victim_status'],
      findings_filtered_again: true,
      steps_flagged: [],
      started_screening_ids: [at.screeningId],
      released_screening_ids: [],
    });
    expect(body.changes[0].classes_added[0]).toMatchObject({ class: 'victim_status', verified: false });
    expect(body.changes[0].process_added).toEqual([]);
    expect(await pinned()).toContain('us-ca@1');
    expect(await safeText()).toContain('survivor');
  });

  it('is the coordinator’s to decide', async () => {
    for (const person of [at.screener, at.reviewer, at.auditor, at.hiringManager, at.administrator]) {
      await person.post(`${path}/policy-update`).expect(403);
      await person.post(`${path}/policy-update/decline`, { reason: 'awaiting_counsel' }).expect(403);
    }
    const stranger = await service.person('coordinator');
    await stranger.post(`${path}/policy-update`).expect(404);
    await stranger.get(`${path}/policy-decisions`).expect(404);
  });
});

describe('declining', () => {
  it('takes a reason from the list, and leaves everything as it was', async () => {
    await at.coordinator.post(`${path}/policy-update/decline`, { reason: 'too much work' }).expect(422);
    const { body } = await at.coordinator
      .post(`${path}/policy-update/decline`, { reason: 'awaiting_counsel' })
      .expect(200);
    expect(body).toMatchObject({ decision: 'declined', packs_before: expect.arrayContaining(['us-ca@1']) });
    expect(await pinned()).toContain('us-ca@1');
    expect(await closedGates(at)).toEqual([]);
  });
});

describe('applying', () => {
  it('after screenings have started takes back every text that the newer law filters otherwise', async () => {
    const applied = await at.coordinator.post(`${path}/policy-update`).expect(200);
    expect(applied.body.active_classes_added).toEqual(['victim_status']);
    expect(await pinned()).toContain('us-ca@2');
    await untilFiltered(at.screener, findingId);
    expect(await safeText()).toContain('burn the depot down');
    expect(await safeText()).not.toContain('survivor');
    expect(await closedGates(at)).toContain('findings_reviewed_by_another');
    const refused = await at.coordinator.post(`/v1/screenings/${at.screeningId}/releases`).expect(409);
    expect(refused.body.code).toBe('release.gates_closed');
    await decide(at, findingId, { disposition: 'include', criterion_id: at.criterionId });
    expect(await closedGates(at)).toEqual([]);
    const again = await at.coordinator.post(`${path}/policy-update`).expect(409);
    expect(again.body.code).toBe('requisition.policy_current');
  });

  it('is written down, with what was declined before', async () => {
    const { body } = await at.auditor.get(`${path}/policy-decisions`).expect(200);
    expect(body.data.map((row: { decision: string }) => row.decision)).toEqual(['applied', 'declined']);
    expect(body.data[0]).toMatchObject({ findings_requeued: 1, steps_flagged: [] });
    const entries = await asRole(
      service.database,
      'owner',
      `SELECT kind FROM ledger.recorded WHERE kind LIKE 'requisition.policy_%' ORDER BY seq, number`,
    );
    expect(entries.map((entry) => entry['kind'])).toEqual([
      'requisition.policy_declined',
      'requisition.policy_updated',
    ]);
  });

  it('is refused once a packet is out: it would hold for the others alone', async () => {
    await releasedPacket(at);
    await pinFirstVersion();
    const refused = await at.coordinator.post(`${path}/policy-update`).expect(409);
    expect(refused.body.code).toBe('requisition.policy_locked');
    expect(refused.body.missing[0].related).toEqual([at.screeningId]);
    expect(await pinned()).toContain('us-ca@1');
  });
});

it('and every case of it is in order for whoever verifies it offline', async () => {
  expect(await expectEveryCaseInOrder(service)).toBeGreaterThan(0);
}, 120_000);
