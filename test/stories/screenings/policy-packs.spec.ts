import { asRole } from '../../support/database.js';
import { TestService } from '../../support/service.js';
import { type OpenScreening, openScreening } from '../vault/casework.js';

let service: TestService;
let at: OpenScreening;
let checklistId: string;

beforeAll(async () => {
  service = await TestService.start();
  at = await openScreening(service);
  checklistId = (await at.coordinator.get(`/v1/requisitions/${at.requisitionId}`).expect(200)).body
    .checklist_id;
}, 60_000);
afterAll(() => service.stop());

async function open(jurisdiction: string) {
  return at.coordinator.post('/v1/requisitions', {
    title: 'Bus operator',
    jurisdiction,
    agency_type: 'general',
    criteria: ['Keeps passengers and colleagues safe'],
    checklist_id: checklistId,
  });
}

/** As if the requisition had been opened when version 1 was in force. */
async function agePin(requisitionId: string): Promise<void> {
  const old = await at.coordinator.get('/v1/policy-packs/us-il/versions/1').expect(200);
  await asRole(
    service.database,
    'owner',
    `UPDATE screenings.requisition_pack SET version = 1, digest = $1 WHERE requisition_id = $2 AND pack_id = 'us-il'`,
    [old.body.digest, requisitionId],
  );
}

describe('opening a requisition', () => {
  it('is refused in a jurisdiction nobody has rules for, and names those there are', async () => {
    const refused = await open('us-atlantis');
    expect(refused.status).toBe(422);
    expect(refused.body.errors).toEqual([
      {
        field: 'jurisdiction',
        message: expect.stringMatching(/known policy pack: us-ca, .*us-ny-nyc, us-oh/),
      },
    ]);
  });

  it('pins federal, state and local packs, and its filter’s classes follow', async () => {
    const nyc = (await open('us-ny-nyc')).body;
    const names = nyc.policy_packs.map((it: { id: string; version: number }) => `${it.id}@${it.version}`);
    expect(names).toEqual(['us-federal@1', 'us-ny@2', 'us-ny-nyc@1']);
    expect(nyc.policy_packs.every((it: { verified: boolean }) => !it.verified)).toBe(true);
    expect(nyc.active_classes).toContain('personal_appearance');
    const read = await at.coordinator.get(`/v1/requisitions/${nyc.id}`).expect(200);
    expect(read.body).toEqual(nyc);
    const ohio = await at.coordinator.get(`/v1/requisitions/${at.requisitionId}`).expect(200);
    expect(ohio.body.active_classes).not.toContain('personal_appearance');
  });
});

describe('the packs', () => {
  it('are read by every role, and an unknown one is 404', async () => {
    for (const person of [
      at.screener,
      at.reviewer,
      at.coordinator,
      at.hiringManager,
      at.auditor,
      at.administrator,
    ]) {
      const list = await person.get('/v1/policy-packs').expect(200);
      expect(list.body.data.length).toBe(22);
      await person.get('/v1/policy-packs/us-oh/versions/1').expect(200);
    }
    for (const path of ['us-zz/versions/1', 'us-oh/versions/2', 'us-oh/versions/x', 'us-oh/versions/1e0']) {
      await at.screener.get(`/v1/policy-packs/${path}`).expect(404);
    }
    await service.anonymous.get('/v1/policy-packs').expect(401);
  });
});

describe('a newer version', () => {
  it('is not offered where the pinned ones are in force', async () => {
    const path = `/v1/requisitions/${at.requisitionId}/policy-update`;
    const offer = await at.coordinator.get(path).expect(200);
    expect(offer.body).toMatchObject({ available: false, changes: [], active_classes_added: [] });
    const refused = await at.coordinator.post(path).expect(409);
    expect(refused.body.code).toBe('requisition.policy_current');
  });

  it('is nobody’s business outside the requisition', async () => {
    const stranger = await service.person('coordinator');
    const path = `/v1/requisitions/${at.requisitionId}/policy-update`;
    await stranger.get(path).expect(404);
    await stranger.post(path).expect(404);
    await at.screener.post(path).expect(403);
  });

  it('changes nothing until the coordinator applies it, and says what it changes', async () => {
    const requisition = (await open('us-il')).body;
    const path = `/v1/requisitions/${requisition.id}`;
    await agePin(requisition.id);
    const running = await at.coordinator.get(path).expect(200);
    expect(running.body.policy_packs[1].version).toBe(1);
    const offer = await at.coordinator.get(`${path}/policy-update`).expect(200);
    expect(offer.body).toMatchObject({ available: true, started_screening_ids: [] });
    expect(offer.body.changes).toMatchObject([{ pack_id: 'us-il', from_version: 1, to_version: 3 }]);
    const still = await at.coordinator.get(path).expect(200);
    expect(still.body.policy_packs[1].version).toBe(1);
    const applied = await at.coordinator.post(`${path}/policy-update`).expect(200);
    expect(applied.body.changes).toEqual(offer.body.changes);
    const after = await at.coordinator.get(path).expect(200);
    expect(after.body.policy_packs[1].version).toBe(3);
    expect(after.body.version).toBe(still.body.version + 1);
  });
});
