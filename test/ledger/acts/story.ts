import { getQueueToken } from '@nestjs/bullmq';
import type { Queue } from 'bullmq';
import { Secret } from 'otpauth';
import { DEMO_CHECKLIST } from '../../../src/apps/demo-checklist.js';
import { codeAt } from '../../../src/platform/access/one-time-codes.js';
import { LedgerSequencer } from '../../../src/platform/ledger/log/ledger-sequencer.js';
import { REFILTER_QUEUE } from '../../../src/vault/refilter/refilter-queue.js';
import { enforceRuleset } from '../../../src/vault/ruleset/ruleset-in-force.js';
import { type SeededCase, seedCase } from '../../adversary/seeded-case.js';
import {
  authorizationFor,
  findingOf,
  IDENTITY,
  type OpenScreening,
  openScreening,
  searchOf,
} from '../../stories/vault/casework.js';
import { asRole } from '../../support/database.js';
import {
  CLIENT_ID,
  CLIENT_SECRET,
  REDIRECT_URI,
  TestIdentityProvider,
} from '../../support/identity-provider.js';
import { FIRST_RULES, SECOND_RULES } from '../../support/second-rules.js';
import { PASSWORD, type Person, TestService } from '../../support/service.js';

type Body = Record<string, unknown>;

const NEW_PASSWORD = 'another horse battery staple';

/** A service with all that there is to it: it signs its ledger, and people may log in through a provider. */
export interface House {
  readonly service: TestService;
  readonly provider: TestIdentityProvider;
}

export async function openHouse(): Promise<House> {
  const provider = await TestIdentityProvider.start();
  const service = await TestService.start({
    LEDGER_SIGNING_KEY: '05'.repeat(32),
    LEDGER_CHECKPOINT_SECONDS: '1',
    OIDC_ISSUER: provider.issuer,
    OIDC_CLIENT_ID: CLIENT_ID,
    OIDC_CLIENT_SECRET: CLIENT_SECRET,
    OIDC_REDIRECT_URI: REDIRECT_URI,
  });
  return { service, provider };
}

export async function closeHouse({ service, provider }: House): Promise<void> {
  await service.stop();
  await provider.stop();
}

/** Everything that can be done in the service, done once; the raw and the sealed are marked (seeded-case.ts). */
export async function everyAct({ service, provider }: House): Promise<SeededCase> {
  const at = await seedCase(service);
  await readEverything(at);
  await unsealing(at);
  await service.app.get(LedgerSequencer).sequence();
  await at.auditor.get(`/v1/screenings/${at.screeningId}/bundle`).expect(200);
  await aftermath(service, at);
  await office(service, at);
  await requisition(service);
  await candidateLeaves(service);
  await policyChanges(service);
  await accounts(service);
  await refilter(service);
  await singleSignOn(service, provider);
  return at;
}

const idOf = (at: SeededCase, kind: string): string => at.ids.get(kind) ?? '';

async function made(by: Person, path: string, body: Body = {}): Promise<Body> {
  const answer = await by.post(path, body);
  if (answer.status >= 300) throw new Error(`POST ${path} ${answer.status}: ${answer.text}`);
  return answer.body;
}

/** Every route that shows raw or released content, to one who may see it. */
async function readEverything(at: SeededCase): Promise<void> {
  const path = `/v1/screenings/${at.screeningId}`;
  for (const [person, way] of [
    [at.screener, `/v1/findings/${idOf(at, 'fnd')}`],
    [at.reviewer, `/v1/findings/${idOf(at, 'fnd')}/redaction`],
    [at.reviewer, `/v1/statements/${idOf(at, 'sta')}`],
    [at.reviewer, `/v1/filter/proposals/${idOf(at, 'fpr')}/example`],
    [at.screener, `/v1/searches/${idOf(at, 'sch')}`],
    [at.screener, `${path}/identity`],
    [at.hiringManager, `/v1/packets/${at.packetId}`],
    [at.hiringManager, `/v1/packets/${at.packetId}/files/json`],
  ] as const) {
    await person.get(way).expect(200);
  }
}

async function unsealing(at: SeededCase): Promise<void> {
  const path = `/v1/unsealings/${idOf(at, 'uns')}`;
  await made(at.administrator, `${path}/approvals`);
  await made(at.coordinator, `${path}/approvals`);
  await at.auditor.get(`${path}/finding`).expect(200);
  await made(at.coordinator, `${path}/revocation`);
}

/** What follows when something went wrong. */
async function aftermath(service: TestService, at: SeededCase): Promise<void> {
  const second = await service.person('coordinator');
  const requisition = `/v1/requisitions/${at.requisitionId}`;
  await made(at.coordinator, `${requisition}/assignments`, {
    account_id: second.accountId,
    duty: 'coordinator',
  });
  await made(second, `/v1/quarantines/${idOf(at, 'qrt')}/lift`, { reason: 'wrong_thing' });
  const report = { kind: 'leak', screening_id: at.screeningId };
  const leak = await made(at.screener, '/v1/incidents', report);
  await made(at.coordinator, `/v1/packets/${at.packetId}/recall`, {
    reason: 'inaccurate',
    incident_id: leak['id'],
  });
  await made(at.hiringManager, `/v1/packets/${at.packetId}/recall/receipts`);
  await made(at.administrator, `/v1/incidents/${leak['id']}/actions`, { action: 'corrected' });
  await made(at.administrator, `/v1/incidents/${leak['id']}/closure`, { resolution: 'corrected' });
  await made(second, `/v1/coverage-waivers/${idOf(at, 'wvr')}/approval`);
  await made(at.administrator, `/v1/legal-holds/${idOf(at, 'hld')}/lifting`);
  await made(at.administrator, `/v1/disposals/${idOf(at, 'dsp')}/approval`);
}

async function office(service: TestService, at: SeededCase): Promise<void> {
  const { body } = await at.administrator
    .get(`/v1/authorizations?account_id=${at.screenerAndReviewer.accountId}`)
    .expect(200);
  const path = `/v1/authorizations/${body.data[0].id}`;
  await made(at.administrator, `${path}/suspension`, { reason: 'inquiry_pending' });
  await made(at.administrator, `${path}/reinstatement`);
  await made(at.administrator, `${path}/revocation`, { reason: 'training_lapsed' });
  // As if another screening's reviewer had lifted the same: one alone is no ground.
  await asRole(
    service.database,
    'owner',
    `INSERT INTO vault.removal_outcome SELECT (jsonb_populate_record(o,
       jsonb_build_object('finding_id', 'fnd_' || repeat('2', 26), 'screening_id', 'scr_' || repeat('2', 26)))).*
     FROM vault.removal_outcome o WHERE o.outcome = 'lifted'`,
  );
  await made(at.administrator, `/v1/filter/proposals/${idOf(at, 'fpr')}/decision`, {
    decision: 'declined',
    reason: 'too_little_evidence',
  });
  await made(await service.person('coordinator'), '/v1/candidates', { employer_reference: 'APP-2026-7' });
}

/** A requisition that is changed, amended and sampled while its screening goes on. */
async function requisition(service: TestService): Promise<void> {
  const at = await openScreening(service);
  const path = `/v1/requisitions/${at.requisitionId}`;
  const screening = `/v1/screenings/${at.screeningId}`;
  const { body, headers } = await at.coordinator.get(path).expect(200);
  await at.coordinator
    .patch(path, { title: 'Tram operator' })
    .set('If-Match', String(headers['etag'] ?? `"v${body.version}"`))
    .expect(200);
  await made(at.coordinator, `${screening}/process-events`, {
    kind: 'conditional_offer_made',
    happened_at: new Date(Date.now() - 60_000).toISOString(),
  });
  await at.coordinator.put(`${screening}/identity`, IDENTITY).expect(200);
  const search = await made(at.screener, `${screening}/searches`, searchOf());
  await importFile(service, at, String(search['id']));
  const steps: Body[] = [];
  for (const key of ['open_web', 'social_profiles', 'local_news']) {
    const waived = { outcome: 'waived', minutes_spent: 1, reason: 'legal_restriction' };
    steps.push(await made(at.screener, `${screening}/steps/${key}/result`, waived));
  }
  for (const step of steps) await made(at.coordinator, `/v1/step-results/${step['id']}/approval`);
  await made(at.screener, `${screening}/completion`);
  await made(at.coordinator, `${screening}/reopening`, { reason: 'search_incomplete' });
  const amended = DEMO_CHECKLIST.steps.map((step) =>
    step.key === 'open_web' ? { ...step, sources: ['google.com', 'duckduckgo.com'] } : step,
  );
  const later = await made(at.administrator, '/v1/checklists', { ...DEMO_CHECKLIST, steps: amended });
  await made(at.coordinator, `${path}/checklist-amendments`, {
    checklist_id: later['id'],
    reason: 'source_discontinued',
  });
  const second = await service.person('screener');
  await made(at.administrator, '/v1/authorizations', authorizationFor(second.accountId));
  await made(at.coordinator, `${path}/assignments`, { account_id: second.accountId, duty: 'screener' });
  const sample = await made(at.coordinator, `${path}/consistency-samples`, { share_percent: 100 });
  await made(at.coordinator, `/v1/consistency-samples/${sample['id']}/draw`);
}

async function candidateLeaves(service: TestService): Promise<void> {
  const at = await openScreening(service);
  const { body } = await at.coordinator.get(`/v1/screenings/${at.screeningId}/consents`).expect(200);
  await made(at.coordinator, `/v1/consents/${body.data[0].id}/withdrawal`);
  const assignments = await at.coordinator
    .get(`/v1/requisitions/${at.requisitionId}/assignments`)
    .expect(200);
  const own = assignments.body.data.find(
    ({ account_id }: { account_id: string }) => account_id === at.hiringManager.accountId,
  );
  await at.coordinator.delete(`/v1/assignments/${own.id}`).expect(200);
}

/** As if the requisition had been opened when an older version of a pack was in force. */
async function policyChanges(service: TestService): Promise<void> {
  const at: OpenScreening = await openScreening(service, 'us-ca');
  const first = await at.coordinator.get('/v1/policy-packs/us-ca/versions/1').expect(200);
  await asRole(
    service.database,
    'owner',
    `UPDATE screenings.requisition_pack SET version = 1, digest = $1 WHERE requisition_id = $2 AND pack_id = 'us-ca'`,
    [first.body.digest, at.requisitionId],
  );
  const path = `/v1/requisitions/${at.requisitionId}/policy-update`;
  await made(at.coordinator, `${path}/decline`, { reason: 'awaiting_counsel' });
  await made(at.coordinator, path);
}

async function accounts(service: TestService): Promise<void> {
  const administrator = await service.person('administrator');
  const email = 'somebody.new@example.org';
  const user = await made(administrator, '/v1/users', {
    email,
    display_name: 'Somebody New',
    password: PASSWORD,
    roles: ['screener'],
  });
  const path = `/v1/users/${user['id']}`;
  await administrator
    .patch(path, { roles: ['reviewer'] })
    .set('If-Match', '"v1"')
    .expect(200);
  await made(administrator, `${path}/password`, { password: NEW_PASSWORD });
  const logIn = async (password: string, more: Body = {}) =>
    (
      await service.anonymous
        .post('/v1/sessions')
        .send({ email, password, ...more })
        .expect(201)
    ).body;
  const session = await logIn(NEW_PASSWORD);
  await service.anonymous
    .post('/v1/sessions/refresh')
    .send({ refresh_token: session.refresh_token })
    .expect(200);

  const own = await service.person('screener');
  const other = await service.anonymous
    .post('/v1/sessions')
    .send({ email: own.email, password: PASSWORD })
    .expect(201);
  await own.delete(`/v1/sessions/${other.body.id}`).expect(204);
  await made(own, '/v1/account/password', { password: PASSWORD, new_password: NEW_PASSWORD });
  await own.delete('/v1/sessions/current').expect(204);
  for (const whose of ['owner', 'administrator'])
    await secondFactor(await service.person('screener'), whose, administrator);
  const gone = await service.person('screener');
  await administrator.delete(`/v1/users/${gone.accountId}/sessions`).expect(200);
}

async function secondFactor(person: Person, remover: string, administrator: Person): Promise<void> {
  const enrolment = await person.put('/v1/account/second-factor', { password: PASSWORD }).expect(200);
  const secret = Buffer.from(Secret.fromBase32(String(enrolment.body.secret)).bytes);
  // A code is taken once; the next step's again.
  const code = (steps: number) => codeAt(secret, new Date(Date.now() + steps * 30_000));
  const path = '/v1/account/second-factor';
  await made(person, `${path}/confirmation`, { password: PASSWORD, code: code(0) });
  if (remover === 'owner') await made(person, `${path}/removal`, { password: PASSWORD, code: code(1) });
  else await administrator.delete(`/v1/users/${person.accountId}/second-factor`).expect(200);
}

async function importFile(service: TestService, at: OpenScreening, searchId: string): Promise<void> {
  const begun = await made(at.screener, `/v1/screenings/${at.screeningId}/finding-imports`, {
    key: 'file-1',
  });
  await service.anonymous
    .put(`/v1/finding-imports/${begun['id']}/lines`)
    .set('Authorization', `Bearer ${at.screener.accessToken}`)
    .set('Content-Type', 'application/x-ndjson')
    .send(`${JSON.stringify({ key: 'line-1', ...findingOf(searchId) })}\n`)
    .expect(200);
}

/** New rules: a run over everything, cancelled before anybody works on it. */
async function refilter(service: TestService): Promise<void> {
  const administrator = await service.person('administrator');
  const queue = service.app.get<Queue>(getQueueToken(REFILTER_QUEUE), { strict: false });
  await queue.pause();
  enforceRuleset(SECOND_RULES);
  try {
    const run = await made(administrator, '/v1/refilter-runs');
    await made(administrator, `/v1/refilter-runs/${run['id']}/cancellation`);
  } finally {
    enforceRuleset(FIRST_RULES);
    await queue.resume();
  }
}

async function singleSignOn(service: TestService, provider: TestIdentityProvider): Promise<void> {
  const person = await service.person('screener');
  provider.people.set('sub-1', { email: person.email, email_verified: true, roles: [], amr: [] });
  const begun = await service.anonymous.post('/v1/sessions/oidc/authorizations').expect(201);
  const callback_url = await provider.signIn(begun.body.authorization_url, 'sub-1');
  const { login_ticket } = begun.body;
  await service.anonymous.post('/v1/sessions/oidc').send({ callback_url, login_ticket }).expect(201);
}
