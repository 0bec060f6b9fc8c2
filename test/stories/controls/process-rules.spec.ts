import { asRole } from '../../support/database.js';
import { TestService } from '../../support/service.js';
import { type OpenScreening, openScreening, searchOf } from '../vault/casework.js';
import {
  closedGates,
  finishGathering,
  include,
  missing,
  releasedPacket,
  validatedFinding,
  writeIdentity,
} from './casefile.js';

// What a pinned policy pack puts before a search or a decision comes before it; each refusal cites the statute.

const DAY_MS = 86_400_000;

let service: TestService;
let at: OpenScreening;
let path: string;
let packetId: string;

beforeAll(async () => {
  service = await TestService.start();
  at = await openScreening(service, 'us-ny-nyc');
  path = `/v1/screenings/${at.screeningId}`;
  await asRole(service.database, 'owner', 'DELETE FROM screenings.process_event');
  await writeIdentity(at);
}, 60_000);
afterAll(() => service.stop());

function ago(days: number): string {
  return new Date(Date.now() - days * DAY_MS).toISOString();
}

async function record(kind: string, happened_at = ago(0.5)): Promise<void> {
  await at.coordinator.post(`${path}/process-events`, { kind, happened_at }).expect(201);
}

describe('a search', () => {
  it('waits for the conditional offer where fair-chance law asks for it', async () => {
    const refused = await at.screener.post(`${path}/searches`, searchOf()).expect(409);
    expect(refused.body.code).toBe('search.process_missing');
    expect(refused.body.missing).toEqual([
      {
        code: 'conditional_offer_made',
        detail: expect.stringMatching(/NYC Admin\. Code 8-107\(11-a\); not verified by counsel/),
        related: [at.screeningId],
      },
    ]);
    for (const person of [at.screener, at.hiringManager, at.auditor]) {
      await person
        .post(`${path}/process-events`, { kind: 'conditional_offer_made', happened_at: ago(1) })
        .expect(403);
    }
    await at.coordinator
      .post(`${path}/process-events`, { kind: 'conditional_offer_made', happened_at: '2099-01-01T00:00:00Z' })
      .expect(422);
    await record('conditional_offer_made', new Date().toISOString());
    const before = await at.screener.post(`${path}/searches`, searchOf()).expect(409);
    expect(before.body.code).toBe('search.process_missing');
    await record('conditional_offer_made');
    await at.screener.post(`${path}/searches`, searchOf()).expect(201);
  });

  it('of an outside report waits for disclosure and certification', async () => {
    const report = searchOf({ access_basis: 'third_party_report' });
    const refused = await at.screener.post(`${path}/searches`, report).expect(409);
    expect(refused.body.missing.map((it: { code: string }) => it.code)).toEqual([
      'report_disclosure_authorized',
      'report_purpose_certified',
    ]);
    await record('report_disclosure_authorized');
    await record('report_purpose_certified');
    await at.screener.post(`${path}/searches`, report).expect(201);
  });
});

describe('a release', () => {
  it('is refused when a search turns out not to have waited', async () => {
    const finding = await validatedFinding(at);
    await finishGathering(at);
    await include(at, finding);
    await asRole(
      service.database,
      'owner',
      `UPDATE screenings.search_record SET started_at = now() - interval '20 hours'
       WHERE id = (SELECT min(id) FROM screenings.search_record)`,
    );
    expect(await closedGates(at)).toEqual(['process_rules_followed']);
    const gaps = await missing(at);
    expect(gaps.map(({ code }) => code)).toContain('conditional_offer_made');
    await record('conditional_offer_made', ago(0.9));
    packetId = await releasedPacket(at);
  });
});

describe('a decision not to proceed', () => {
  const against = () => ({ outcome: 'do_not_proceed', criterion_ids: [at.criterionId] });

  it('waits for a notice after the packet, and for the time that the law gives', async () => {
    const decision = `/v1/packets/${packetId}/decision`;
    const { body: packet } = await at.hiringManager.get(`/v1/packets/${packetId}`).expect(200);
    expect(packet.before_adverse_decision.map((it: { rule: string }) => it.rule).sort()).toEqual([
      'fair_chance_wait',
      'pre_adverse_notice',
    ]);
    const page = await at.hiringManager.get(`/v1/packets/${packetId}/files/html`).expect(200);
    expect(page.text).toContain('not verified by counsel');
    await at.hiringManager.post(`/v1/packets/${packetId}/receipts`).expect(201);
    await record('pre_adverse_notice_given', ago(30));
    const early = await at.hiringManager.post(decision, against()).expect(409);
    expect(early.body.code).toBe('decision.wait_required');
    expect(early.body.missing.map((it: { code: string }) => it.code)).toEqual([
      'pre_adverse_notice',
      'pre_adverse_notice',
    ]);
    await record('pre_adverse_notice_given', new Date().toISOString());
    const running = await at.hiringManager.post(decision, against()).expect(409);
    expect(running.body.missing).toContainEqual(
      expect.objectContaining({
        code: 'waiting_period',
        detail: expect.stringMatching(/may answer until .*8-107\(11-a\); not verified by counsel/),
      }),
    );
    // As if ten days had gone by.
    await asRole(
      service.database,
      'owner',
      `UPDATE screenings.process_event SET happened_at = happened_at - interval '10 days'
       WHERE kind = 'pre_adverse_notice_given'`,
    );
    await asRole(
      service.database,
      'owner',
      `ALTER TABLE released.packet DISABLE TRIGGER packet_no_change;
       UPDATE released.packet SET released_at = released_at - interval '11 days';
       ALTER TABLE released.packet ENABLE TRIGGER packet_no_change;`,
    );
    await at.hiringManager.post(decision, against()).expect(201);
  });
});
