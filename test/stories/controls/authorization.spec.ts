import { type Person, TestService } from '../../support/service.js';
import { type OpenScreening, openScreening, searchOf } from '../vault/casework.js';

// City policy B7: persons authorized to search hold a sensitive position, and hold it while they search.

const DAY_MS = 86_400_000;

let service: TestService;
let at: OpenScreening;
let path: string;

beforeAll(async () => {
  service = await TestService.start();
  at = await openScreening(service);
  path = `/v1/screenings/${at.screeningId}`;
}, 60_000);
afterAll(() => service.stop());

async function authorizationOf(person: Person): Promise<{ id: string; [member: string]: unknown }> {
  const { body } = await person.get('/v1/authorizations').expect(200);
  return body.data[0];
}

function inDays(days: number): string {
  return new Date(Date.now() + days * DAY_MS).toISOString();
}

function wish(accountId: string, change: object = {}) {
  return {
    account_id: accountId,
    basis: 'Civil Service Rule 4.2',
    granting_authority: 'Director of Human Resources',
    training_completed_on: '2026-01-15',
    training_expires_on: '2099-01-15',
    confidentiality_acknowledged_on: '2026-01-15',
    valid_from: inDays(-1),
    expires_at: inDays(300),
    ...change,
  };
}

async function authorizationGate(): Promise<{
  open: boolean;
  missing: { detail: string; related: string[] }[];
}> {
  const { body } = await at.coordinator.get(`${path}/gates`).expect(200);
  return body.gates.find((gate: { name: string }) => gate.name === 'authorizations_valid');
}

describe('an authorization is not granted', () => {
  it.each([
    ['without an authority that stands behind it', { granting_authority: undefined }, 'granting_authority'],
    ['on training that has lapsed', { training_expires_on: '2026-02-01' }, 'training_expires_on'],
    ['on training that never lapses', { training_expires_on: undefined }, 'training_expires_on'],
    [
      'before confidentiality is acknowledged',
      { confidentiality_acknowledged_on: '2099-01-01' },
      'confidentiality_acknowledged_on',
    ],
  ])('%s', async (_case, change, field) => {
    const refused = await at.administrator
      .post('/v1/authorizations', wish(at.screener.accountId, change))
      .expect(422);
    expect(refused.body.errors.map((error: { field: string }) => error.field)).toEqual([field]);
  });
});

describe('a search', () => {
  it('is refused when it was made before its author was authorized', async () => {
    const early = searchOf({ started_at: inDays(-2), ended_at: inDays(-2) });
    const refused = await at.screener.post(`${path}/searches`, early).expect(403);
    expect(refused.body.code).toBe('authorization.not_then');
    expect(refused.body.detail).toContain('no authorization had begun');
  });

  it('is refused from the next request on while the authorization is suspended', async () => {
    const { id } = await authorizationOf(at.screener);
    await at.screener.post(`${path}/searches`, searchOf()).expect(201);
    for (const person of [at.screener, at.coordinator, at.auditor]) {
      await person.post(`/v1/authorizations/${id}/suspension`, { reason: 'inquiry_pending' }).expect(403);
    }
    await at.administrator.post(`/v1/authorizations/${id}/suspension`, { reason: 'bored' }).expect(422);
    const suspended = await at.administrator
      .post(`/v1/authorizations/${id}/suspension`, { reason: 'inquiry_pending' })
      .expect(200);
    expect(suspended.body).toMatchObject({ state: 'suspended', days_left: null });
    const refused = await at.screener.post(`${path}/searches`, searchOf()).expect(403);
    expect(refused.body.code).toBe('authorization.suspended');
    await at.screener.get(`${path}/identity`).expect(403);
    const twice = await at.administrator
      .post(`/v1/authorizations/${id}/suspension`, { reason: 'inquiry_pending' })
      .expect(409);
    expect(twice.body.code).toBe('authorization.already_suspended');

    const back = await at.administrator.post(`/v1/authorizations/${id}/reinstatement`).expect(200);
    expect(back.body).toMatchObject({ state: 'in_force', suspensions: [{ reason: 'inquiry_pending' }] });
    const now = new Date().toISOString();
    await at.screener.post(`${path}/searches`, searchOf({ started_at: now, ended_at: now })).expect(201);
    const again = await at.administrator.post(`/v1/authorizations/${id}/reinstatement`).expect(409);
    expect(again.body.code).toBe('authorization.not_suspended');
  });
});

describe('one that runs out', () => {
  it('is announced to those who renew it, to its holder, and as a number without names', async () => {
    const holder = await service.person('screener');
    await at.administrator
      .post('/v1/authorizations', wish(holder.accountId, { expires_at: inDays(10.5) }))
      .expect(201);
    expect(await authorizationOf(holder)).toMatchObject({ days_left: 10, state: 'in_force' });
    const listed = async (days: number) => {
      const { body } = await at.coordinator
        .get(`/v1/authorizations?expiring_within_days=${days}`)
        .expect(200);
      return body.data.map((row: { account_id: string }) => row.account_id);
    };
    expect(await listed(9)).toEqual([]);
    expect(await listed(11)).toEqual([holder.accountId]);
    const { text } = await service.anonymous.get('/metrics').expect(200);
    expect(text).toMatch(/^fairscreen_authorizations_expiring 1$/m);
    expect(text).not.toContain(holder.accountId);

    await at.administrator.post('/v1/authorizations', wish(holder.accountId)).expect(201);
    expect(await listed(11)).toEqual([]);
  });

  it('is announced by the lapse of the training too', async () => {
    const holder = await service.person('screener');
    const lapse = inDays(5).slice(0, 10);
    const granted = await at.administrator
      .post('/v1/authorizations', wish(holder.accountId, { training_expires_on: lapse }))
      .expect(201);
    expect(granted.body.days_left).toBe(5);
    const { body } = await at.auditor.get('/v1/authorizations?expiring_within_days=6').expect(200);
    expect(body.data.map((row: { account_id: string }) => row.account_id)).toEqual([holder.accountId]);
    await at.auditor.get('/v1/authorizations?expiring_within_days=-1').expect(422);
  });
});

describe('a revocation that reaches back', () => {
  it('closes the gate and names the acts that no authorization covers any more', async () => {
    expect(await authorizationGate()).toMatchObject({ open: true });
    const { id, valid_from } = await authorizationOf(at.screener);
    const tooEarly = new Date(Date.parse(String(valid_from)) - 1).toISOString();
    for (const effective_at of [tooEarly, inDays(1)]) {
      await at.administrator
        .post(`/v1/authorizations/${id}/revocation`, { reason: 'granted_in_error', effective_at })
        .expect(422);
    }
    await at.administrator
      .post(`/v1/authorizations/${id}/revocation`, { reason: 'granted_in_error', effective_at: valid_from })
      .expect(200);
    const searches = await at.coordinator.get(`${path}/searches`).expect(200);
    const gate = await authorizationGate();
    expect(gate.open).toBe(false);
    expect(new Set(gate.missing.flatMap(({ related }) => related))).toEqual(
      new Set(searches.body.data.map((row: { id: string }) => row.id)),
    );
    expect(gate.missing[0]?.detail).toMatch(/search was made at 20.*, when the authorization was revoked/);
    const { body } = await at.auditor.get(`/v1/compliance?requisition_id=${at.requisitionId}`).expect(200);
    const b7 = body.clauses.find((clause: { id: string }) => clause.id === 'B7');
    expect(b7).toMatchObject({ held: false, deviations: [{ count: searches.body.data.length }] });
  });
});
