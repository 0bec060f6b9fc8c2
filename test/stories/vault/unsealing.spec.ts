import pg from 'pg';
import { roleUrl } from '../../../src/platform/database/room-roles.js';
import { asRole, TEST_MASTER_KEY } from '../../support/database.js';
import { type Person, TestService } from '../../support/service.js';
import { IDENTITY, logFinding, type OpenScreening, openScreening, untilFiltered } from './casework.js';

// An auditor must see what a finding says. Two others have to agree, for an hour; each way around is tried first.

const RAW = /mosque|Jordan/;

let service: TestService;
let at: OpenScreening;
let findingId: string;
let otherFinding: string;
let secondAdministrator: Person;
let unsealingId: string;

const ASK = { reason: 'court_order', case_reference: '2026-CV-01187' };

async function states(): Promise<string[]> {
  const { body } = await at.auditor.get('/v1/unsealings').expect(200);
  return body.data.map(({ state }: { state: string }) => state);
}

beforeAll(async () => {
  service = await TestService.start();
  at = await openScreening(service);
  await at.coordinator.put(`/v1/screenings/${at.screeningId}/identity`, IDENTITY).expect(200);
  findingId = await logFinding(at, at.screener);
  otherFinding = await logFinding(at, at.screener);
  await untilFiltered(at.screener, findingId);
  await untilFiltered(at.screener, otherFinding);
  secondAdministrator = await service.person('administrator');
}, 120_000);
afterAll(() => service.stop());

describe('nobody sees raw text', () => {
  it('by asking in a role that has no business with it', async () => {
    for (const person of [at.hiringManager, at.screener, at.coordinator, at.administrator]) {
      await person.post(`/v1/findings/${findingId}/unsealings`, ASK).expect(403);
    }
    await at.hiringManager.get('/v1/unsealings').expect(403);
  });

  it('by asking without a reason, with words for a case, or for a finding that is none', async () => {
    const path = `/v1/findings/${findingId}/unsealings`;
    await at.auditor.post(path, { ...ASK, reason: 'curiosity' }).expect(422);
    await at.auditor.post(path, { ...ASK, case_reference: 'Jordan Example' }).expect(422);
    await at.auditor.post(`/v1/findings/fnd_${'0'.repeat(26)}/unsealings`, ASK).expect(404);
  });

  it('by asking alone', async () => {
    const asked = await at.auditor.post(`/v1/findings/${findingId}/unsealings`, ASK).expect(201);
    unsealingId = asked.body.id;
    expect(asked.body).toMatchObject({ state: 'asked', approvals: [], open_until: null });
    expect(asked.text).not.toMatch(RAW);
    const refused = await at.auditor.get(`/v1/unsealings/${unsealingId}/finding`).expect(409);
    expect(refused.body).toMatchObject({
      code: 'unsealing.not_open',
      missing: [{ code: 'approval_administrator' }, { code: 'approval_coordinator' }],
    });
    await at.auditor.post(`/v1/unsealings/${unsealingId}/approvals`).expect(403);
  });

  it('with two approvals of one role, or of a coordinator who is a stranger to the requisition', async () => {
    const path = `/v1/unsealings/${unsealingId}/approvals`;
    await at.administrator.post(path).expect(200);
    for (const person of [at.administrator, secondAdministrator]) {
      expect((await person.post(path).expect(409)).body.code).toBe('unsealing.approved_already');
    }
    await (await service.person('coordinator')).post(path).expect(404);
    await at.auditor.get(`/v1/unsealings/${unsealingId}/finding`).expect(409);
  });
});

describe('with both approvals', () => {
  it('who asked reads it, and nobody else does', async () => {
    const opened = await at.coordinator.post(`/v1/unsealings/${unsealingId}/approvals`).expect(200);
    expect(opened.body).toMatchObject({ state: 'open' });
    expect(Date.parse(opened.body.open_until) - Date.now()).toBeLessThanOrEqual(60 * 60 * 1000);
    const path = `/v1/unsealings/${unsealingId}/finding`;
    const { body } = await at.auditor.get(path).expect(200);
    expect(body.excerpt).toMatch(RAW);
    await (await service.person('auditor')).get(path).expect(404);
    for (const person of [at.administrator, at.coordinator, at.hiringManager])
      await person.get(path).expect(403);
    await at.auditor.get(`/v1/findings/${findingId}`).expect(403);
  });

  it('not one row more is open to them in the database', async () => {
    const url = roleUrl(service.database.url, TEST_MASTER_KEY, 'vault');
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    try {
      await client.query(`SELECT set_config('fairscreen.account', $1, false)`, [at.auditor.accountId]);
      const { rows } = await client.query('SELECT id FROM vault.finding');
      expect(rows).toEqual([{ id: findingId }]);
      await expect(client.query(`UPDATE vault.identity SET version = 9`)).rejects.toThrow(
        'row-level security',
      );
      expect((await client.query(`UPDATE vault.finding SET version = 9`)).rowCount).toBe(0);
    } finally {
      await client.end();
    }
  });

  it('everybody who works on the requisition is told, and each reading is on record', async () => {
    for (const person of [at.screener, at.reviewer, at.coordinator]) {
      const { body, text } = await person
        .get(`/v1/unsealings?requisition_id=${at.requisitionId}`)
        .expect(200);
      expect(body.data).toHaveLength(1);
      expect(text).not.toMatch(RAW);
    }
    const entries = await asRole(
      service.database,
      'owner',
      `SELECT kind, count(*)::int AS n FROM ledger.recorded WHERE kind LIKE '%unseal%' GROUP BY kind ORDER BY kind`,
    );
    expect(entries).toEqual([
      { kind: 'finding.unsealed_read', n: 1 },
      { kind: 'unsealing.approved', n: 2 },
      { kind: 'unsealing.asked', n: 1 },
    ]);
  });

  it('it is shut by anybody who may approve, with the next request', async () => {
    await at.coordinator.post(`/v1/unsealings/${unsealingId}/revocation`).expect(200);
    await at.coordinator.post(`/v1/unsealings/${unsealingId}/revocation`).expect(409);
    const refused = await at.auditor.get(`/v1/unsealings/${unsealingId}/finding`).expect(409);
    expect(refused.body).toMatchObject({ code: 'unsealing.not_open', state: 'revoked' });
    expect(await states()).toEqual(['revoked']);
  });

  it('it shuts by itself after the hour, also in the database', async () => {
    const asked = await at.auditor.post(`/v1/findings/${otherFinding}/unsealings`, ASK).expect(201);
    for (const person of [at.coordinator, at.administrator]) {
      await person.post(`/v1/unsealings/${asked.body.id}/approvals`).expect(200);
    }
    await at.auditor.get(`/v1/unsealings/${asked.body.id}/finding`).expect(200);
    await asRole(
      service.database,
      'owner',
      `UPDATE vault.unsealing SET open_until = now() - interval '1 second' WHERE id = '${asked.body.id}'`,
    );
    const refused = await at.auditor.get(`/v1/unsealings/${asked.body.id}/finding`).expect(409);
    expect(refused.body.state).toBe('expired');
    const late = await at.administrator.post(`/v1/unsealings/${asked.body.id}/approvals`).expect(409);
    expect(late.body.code).toBe('unsealing.not_waiting');
  });
});
