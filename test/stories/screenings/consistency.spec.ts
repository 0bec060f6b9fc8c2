import { createHash } from 'node:crypto';
import { expectEveryCaseInOrder } from '../../bundle/in-order.js';
import { asRole } from '../../support/database.js';
import type { Person } from '../../support/service.js';
import { findingOf, untilFiltered } from '../vault/casework.js';
import { assign, authorize, type Office, openOffice } from './office.js';
import { cohort, complete, PERSON, searchBody, vet } from './vetting.js';

interface Pair {
  readonly first_screening_id: string;
  readonly second_screening_id: string;
  readonly second_screener_id: string;
}

describe('screenings that are vetted twice', () => {
  let office: Office;
  let second: Person;
  beforeAll(async () => {
    office = await openOffice();
    second = await office.service.person('screener');
    await authorize(office, second);
  });
  afterAll(() => office.service.stop());

  const samplesOf = (requisitionId: string) => `/v1/requisitions/${requisitionId}/consistency-samples`;
  const reportOf = async (requisitionId: string) =>
    (await office.auditor.get(`/v1/requisitions/${requisitionId}/consistency`).expect(200)).body;

  it('are drawn by a coordinator of the requisition, once per commitment, and only with a second screener', async () => {
    const { requisitionId } = await cohort(office, 2);
    await office.screener.post(samplesOf(requisitionId), { share_percent: 50 }).expect(403);
    await office.stranger.post(samplesOf(requisitionId), { share_percent: 50 }).expect(404);
    await office.coordinator.post(samplesOf(requisitionId), { share_percent: 0 }).expect(422);
    const sample = await office.coordinator.post(samplesOf(requisitionId), { share_percent: 50 }).expect(201);
    const again = await office.coordinator.post(samplesOf(requisitionId), { share_percent: 60 }).expect(409);
    expect(again.body.code).toBe('consistency_sample.waiting');
    expect(JSON.stringify(sample.body)).not.toContain('seed');
    expect((await reportOf(requisitionId)).samples[0]).toMatchObject({
      seed: null,
      reproduced: null,
      pairs: [],
    });

    const draw = `/v1/consistency-samples/${sample.body.id}/draw`;
    await office.stranger.post(draw).expect(404);
    const alone = await office.coordinator.post(draw).expect(409);
    expect(alone.body.code).toBe('consistency_sample.no_second_screener');
    await assign(office, requisitionId, second, 'screener');
    await office.coordinator.post(draw).expect(200);
    const twice = await office.coordinator.post(draw).expect(409);
    expect(twice.body.code).toBe('consistency_sample.drawn');
    await office.coordinator.get(`/v1/requisitions/${requisitionId}/consistency`).expect(403);
  });

  it('are drawn by a seed that the ledger held before, and anybody can draw them again', async () => {
    const { requisitionId, ids } = await cohort(office, 4);
    await assign(office, requisitionId, second, 'screener');
    const sample = await office.coordinator.post(samplesOf(requisitionId), { share_percent: 50 }).expect(201);
    await office.coordinator.post(`/v1/consistency-samples/${sample.body.id}/draw`).expect(200);
    const [drawn] = (await reportOf(requisitionId)).samples;
    expect(drawn).toMatchObject({ reproduced: true, population: [...ids].sort(), pairs: expect.any(Array) });
    expect(drawn.pairs).toHaveLength(2);
    expect(createHash('sha256').update(drawn.seed).digest('hex')).toBe(sample.body.commitment);
    const committed = await office.auditor
      .get('/v1/ledger/entries?kind=consistency_sample.committed')
      .expect(200);
    const entry = committed.body.data.find(
      (it: { body: { sample_id: string } }) => it.body.sample_id === sample.body.id,
    );
    expect(entry.body.commitment).toBe(sample.body.commitment);
    expect(JSON.stringify(entry)).not.toContain(drawn.seed);
  });

  it('are blind to each other, and the second never reaches a packet', async () => {
    const { requisitionId, ids } = await cohort(office, 1);
    const [first] = ids as [string];
    await assign(office, requisitionId, office.manager, 'hiring_manager');
    // The first is vetted already, by one screener: the other is the only one who has not touched it.
    const search = await office.screener
      .post(`/v1/screenings/${first}/searches`, searchBody('open_web', 'google.com'))
      .expect(201);
    await vet(office, first);
    await complete(office, first);
    await assign(office, requisitionId, second, 'screener');
    const sample = await office.coordinator
      .post(samplesOf(requisitionId), { share_percent: 100 })
      .expect(201);
    await office.coordinator.post(`/v1/consistency-samples/${sample.body.id}/draw`).expect(200);
    const pair: Pair = (await reportOf(requisitionId)).samples[0].pairs[0];
    expect(pair).toMatchObject({ first_screening_id: first, second_screener_id: second.accountId });
    const twin = pair.second_screening_id;

    for (const path of ['', '/steps', '/searches', '/findings', '/identity', '/consents']) {
      await second.get(`/v1/screenings/${first}${path}`).expect(404);
      await office.screener.get(`/v1/screenings/${twin}${path}`).expect(404);
    }
    for (const path of ['', '/steps', '/gates', '/filtered-findings']) {
      await office.coordinator.get(`/v1/screenings/${twin}${path}`).expect(404);
    }
    await office.auditor.get(`/v1/screenings/${twin}/gates`).expect(404);
    await second.get(`/v1/searches/${search.body.id}`).expect(404);
    await second.post(`/v1/screenings/${first}/searches`, searchBody('open_web', 'google.com')).expect(404);
    await office.coordinator.post(`/v1/screenings/${twin}/releases`).expect(404);

    const listed = async (person: Person) => {
      const page = await person.get(`/v1/screenings?requisition_id=${requisitionId}`).expect(200);
      return page.body.data.map((it: { id: string }) => it.id);
    };
    expect(await listed(second)).toEqual([twin]);
    expect(await listed(office.screener)).toEqual([first]);
    expect(await listed(office.coordinator)).toEqual([first]);

    // Nothing of what the second screener sees tells it from an ordinary screening.
    const seen = (await second.get(`/v1/screenings/${twin}`).expect(200)).body;
    const ordinary = (await office.screener.get(`/v1/screenings/${first}`).expect(200)).body;
    expect(Object.keys(seen)).toEqual(Object.keys(ordinary));
    expect(seen.opened_at).toBe(ordinary.opened_at);
    expect(seen.id.slice(0, 14)).toBe(ordinary.id.slice(0, 14));
    const identity = await second.get(`/v1/screenings/${twin}/identity`).expect(200);
    expect(identity.body).toMatchObject({ id: twin, full_name: 'Jordan A. Example' });
    const consents = await second.get(`/v1/screenings/${twin}/consents`).expect(200);
    expect(consents.body.data[0].screening_id).toBe(twin);
    expect(JSON.stringify([seen, identity.body, consents.body])).not.toContain(first);

    const logged = await second
      .post(`/v1/screenings/${twin}/searches`, searchBody('open_web', 'google.com'))
      .expect(201);
    expect(logged.body.form_check).toBe('instance');
    const found = await second.post(`/v1/screenings/${twin}/findings`, findingOf(logged.body.id)).expect(201);
    await office.screener.get(`/v1/findings/${found.body.id}`).expect(404);
    await untilFiltered(second, found.body.id);
    const changed = await office.coordinator
      .put(`/v1/screenings/${first}/identity`, { ...PERSON, other_names: ['Jo Example'] })
      .set('If-Match', '"v1"')
      .expect(200);
    expect(changed.body.findings_requeued).toBe(0);
    expect((await untilFiltered(second, found.body.id))['version']).not.toBe(1);
    await vet(office, twin, { by: second });
    await complete(office, twin, second);

    // The first is released as if there were no second; the database refuses a packet of the second.
    await office.coordinator.post(`/v1/screenings/${first}/releases`).expect(201);
    const forged = `INSERT INTO released.packet SELECT 'pkt_forged', '${twin}', requisition_id, version, document, digest,
      released_by, released_at FROM released.packet WHERE screening_id = '${first}'`;
    await expect(asRole(office.service.database, 'owner', forged)).rejects.toThrow(/never released/);

    const report = await reportOf(requisitionId);
    expect(report).toMatchObject({ drawn: 1, complete: 1 });
    expect(report.by_step[0]).toMatchObject({ name: 'open_web', pairs: 1, agreed: 0, kappa: 0 });
    expect(report.by_step[1]).toMatchObject({
      pairs: 1,
      agreed: 1,
      kappa: null,
      note: expect.stringContaining('undefined'),
    });
    expect(report.drift.map((it: { verdict: string }) => it.verdict)).toEqual(['too_few', 'too_few']);
    const uniformity = await office.coordinator
      .get(`/v1/requisitions/${requisitionId}/uniformity`)
      .expect(200);
    expect(uniformity.body.matrix).toHaveLength(1);
    expect(uniformity.body.consistency).toMatchObject({ drawn: 1, complete: 1 });
    expect(JSON.stringify(uniformity.body)).not.toContain(twin);
    const csv = await office.auditor.get(`/v1/requisitions/${requisitionId}/consistency/csv`).expect(200);
    expect(csv.text).toContain('"agreement_on_step","open_web","1","0","0"');
    expect(csv.text.match(/flag_rate_of_screener/g)).toHaveLength(2);
  });

  it('whoever touched a screening, or holds another duty, is never its second screener', async () => {
    const { requisitionId, ids } = await cohort(office, 1);
    const [first] = ids as [string];
    const coordinating = await office.service.person('screener', 'coordinator');
    await assign(office, requisitionId, coordinating, 'screener');
    await assign(office, requisitionId, coordinating, 'coordinator');
    await office.screener.get(`/v1/screenings/${first}/identity`).expect(200);
    await office.coordinator.post(samplesOf(requisitionId), { share_percent: 100 }).expect(201);
    const [{ id }] = (await reportOf(requisitionId)).samples;
    const refused = await office.coordinator.post(`/v1/consistency-samples/${id}/draw`).expect(409);
    expect(refused.body.code).toBe('consistency_sample.no_second_screener');
  });

  it('and every case of it is in order for whoever verifies it offline', async () => {
    expect(await expectEveryCaseInOrder(office.service)).toBeGreaterThan(0);
  }, 120_000);
});
