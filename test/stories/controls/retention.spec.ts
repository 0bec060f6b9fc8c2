import { asRole } from '../../support/database.js';
import { TestService } from '../../support/service.js';
import { type OpenScreening, openScreening } from '../vault/casework.js';
import { finishGathering, include, releasedPacket, validatedFinding, writeIdentity } from './casefile.js';

// City policy A2c: records stay as long as the law says, longer while somebody may need them, and go by two people.

let service: TestService;
let at: OpenScreening;
let path: string;
let findingId: string;
let packetId: string;

beforeAll(async () => {
  service = await TestService.start();
  at = await openScreening(service);
  path = `/v1/screenings/${at.screeningId}`;
  await writeIdentity(at);
  findingId = await validatedFinding(at);
  await include(at, findingId);
  await finishGathering(at);
  packetId = await releasedPacket(at);
}, 60_000);
afterAll(() => service.stop());

const SCHEDULE = { schedule_reference: 'RC-2 schedule 2026-014' };

async function kept(): Promise<string[]> {
  const { body } = await at.auditor.get(`${path}/retention`).expect(200);
  return body.kept_because.map((reason: { code: string }) => reason.code);
}

async function due(): Promise<string[]> {
  const { body } = await at.coordinator.get('/v1/retention/due').expect(200);
  return body.data.map((row: { screening_id: string }) => row.screening_id);
}

/** As if everything had happened three years ago. */
async function letThreeYearsPass(): Promise<void> {
  await asRole(
    service.database,
    'owner',
    `UPDATE screenings.requisition SET closed_at = closed_at - interval '3 years'`,
  );
  await asRole(
    service.database,
    'owner',
    `UPDATE screenings.screening SET stage_changed_at = stage_changed_at - interval '3 years'`,
  );
}

describe('records stay', () => {
  it('while the requisition is open, and as long as the pinned packs say after that', async () => {
    expect(await kept()).toEqual(['clock_not_begun']);
    await at.coordinator.post(`/v1/requisitions/${at.requisitionId}/closure`).expect(200);
    expect(await kept()).toEqual(['kept_until']);
    const refused = await at.coordinator.post(`${path}/disposals`, SCHEDULE).expect(409);
    expect(refused.body.code).toBe('disposal.kept');
    expect(refused.body.missing[0].detail).toMatch(/29 CFR 1602\.31; not verified by counsel/);
    expect(await due()).toEqual([]);
  });

  it('while a hold is in force, and while an incident is open, however old they are', async () => {
    await letThreeYearsPass();
    expect(await due()).toEqual([at.screeningId]);
    const holds = `/v1/requisitions/${at.requisitionId}/legal-holds`;
    for (const person of [at.screener, at.administrator, at.auditor, at.hiringManager]) {
      await person.post(holds, { basis: 'charge_filed' }).expect(403);
    }
    await at.coordinator.post(holds, { basis: 'feeling' }).expect(422);
    const hold = await at.coordinator.post(holds, { basis: 'charge_filed' }).expect(201);
    const incident = await at.screener
      .post('/v1/incidents', { kind: 'leak', requisition_id: at.requisitionId, screening_id: at.screeningId })
      .expect(201);
    expect(await kept()).toEqual(['legal_hold', 'open_incident']);
    await at.coordinator.post(`${path}/disposals`, SCHEDULE).expect(409);
    const { body: holdList } = await at.administrator.get('/v1/legal-holds').expect(200);
    expect(holdList.data.map((row: { id: string }) => row.id)).toEqual([hold.body.id]);
    await at.screener.get('/v1/legal-holds').expect(403);
    await at.coordinator.post(`/v1/legal-holds/${hold.body.id}/lifting`).expect(403);
    await at.administrator.post(`/v1/legal-holds/${hold.body.id}/lifting`).expect(200);
    await at.administrator.post(`/v1/legal-holds/${hold.body.id}/lifting`).expect(409);
    expect(await kept()).toEqual(['open_incident']);
    await asRole(
      service.database,
      'owner',
      `UPDATE screenings.incident SET state = 'closed', closed_at = now(), closed_by = 'acc_x', resolution = 'unfounded'
       WHERE id = '${incident.body.id}'`,
    );
    expect(await kept()).toEqual([]);
  });
});

describe('disposal', () => {
  let disposalId: string;

  it('names the approved schedule where the law asks for one', async () => {
    const refused = await at.coordinator.post(`${path}/disposals`).expect(422);
    expect(refused.body.errors[0].message).toMatch(/R\.C\. 149\.39, 149\.351; not verified by counsel/);
  });

  it('takes two people, and asks again before it is done', async () => {
    const proposed = await at.coordinator.post(`${path}/disposals`, SCHEDULE).expect(201);
    disposalId = proposed.body.id;
    expect(proposed.body).toMatchObject({ approved_by: null, counts: null });
    expect((await at.coordinator.post(`${path}/disposals`, SCHEDULE).expect(409)).body.code).toBe(
      'disposal.exists',
    );
    expect(await due()).toEqual([]);
    await at.screener.get(`/v1/findings/${findingId}`).expect(200);
    for (const person of [at.coordinator, at.auditor, at.screener]) {
      await person.post(`/v1/disposals/${disposalId}/approval`).expect(403);
    }
    const hold = await at.coordinator
      .post(`/v1/requisitions/${at.requisitionId}/legal-holds`, { basis: 'suit_filed' })
      .expect(201);
    const refused = await at.administrator.post(`/v1/disposals/${disposalId}/approval`).expect(409);
    expect(refused.body.missing[0].code).toBe('legal_hold');
    await at.administrator.post(`/v1/legal-holds/${hold.body.id}/lifting`).expect(200);
  });

  it('takes the blind second screening of the candidate along, which its people do not know of', async () => {
    const second = `scr_${'2'.repeat(26)}`;
    await asRole(
      service.database,
      'owner',
      `SET session_replication_role = replica;
       INSERT INTO screenings.screening SELECT (jsonb_populate_record(s, '{"id": "${second}", "purpose": "consistency"}')).*
         FROM screenings.screening s WHERE s.id = '${at.screeningId}';
       INSERT INTO screenings.second_screening VALUES ('${second}', '${at.screeningId}', 'csm_1', 'acc_1');
       SET session_replication_role = DEFAULT`,
    );
    expect(await due()).toEqual([]);
  });

  it('makes the raw text unreadable for good, empties the desk, and keeps ledger, packet and counts', async () => {
    const done = await at.administrator.post(`/v1/disposals/${disposalId}/approval`).expect(200);
    expect(done.body).toMatchObject({
      approved_by: at.administrator.accountId,
      schedule_reference: 'RC-2 schedule 2026-014',
      counts: { findings: 1, statements: 0, searches: 6 },
    });
    const read = await at.screener.get(`/v1/findings/${findingId}`).expect(409);
    expect(read.body.code).toBe('screening_key.destroyed');
    await at.screener.get(`${path}/identity`).expect(409);
    const { body: desk } = await at.coordinator.get(`${path}/filtered-findings`).expect(200);
    expect(desk.data).toMatchObject([{ state: 'disposed', safe_text: null }]);
    const keys = await asRole(service.database, 'owner', 'SELECT wrapped_key FROM vault.screening_key');
    expect(keys).toEqual([{ wrapped_key: null }, { wrapped_key: null }]);
    await at.auditor.get(`/v1/packets/${packetId}`).expect(200);
    const { body: chain } = await at.auditor.get('/v1/ledger/verification').expect(200);
    expect(chain.intact).toBe(true);
    const { body: list } = await at.administrator.get('/v1/disposals?approved=true').expect(200);
    expect(list.data.map((row: { id: string }) => row.id)).toEqual([disposalId]);
    expect((await at.administrator.post(`/v1/disposals/${disposalId}/approval`).expect(409)).body.code).toBe(
      'disposal.done',
    );
  });
});
