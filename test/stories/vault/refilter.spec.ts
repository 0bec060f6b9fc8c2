import { getQueueToken } from '@nestjs/bullmq';
import type { Queue } from 'bullmq';
import { RefilterSweeper } from '../../../src/vault/refilter/refilter.sweeper.js';
import { REFILTER_QUEUE } from '../../../src/vault/refilter/refilter-queue.js';
import { enforceRuleset } from '../../../src/vault/ruleset/ruleset-in-force.js';
import { SIGNED_LOG } from '../../bundle/exported.js';
import { expectEveryCaseInOrder } from '../../bundle/in-order.js';
import { runCommand } from '../../support/command-line.js';
import { asRole } from '../../support/database.js';
import { FIRST_RULES, SECOND_RULES } from '../../support/second-rules.js';
import { PASSWORD, type Person, TestService } from '../../support/service.js';
import { type ReleasedCase, releasedCase } from '../released-case.js';
import { IDENTITY, logFinding, type OpenScreening, openScreening, untilFiltered } from './casework.js';

// New rules: what was filtered under the old ones goes through the filter again, when an administrator says so. Under the
// second rules `depot` is removed; nothing else differs.

const HARMLESS = 'I keyed the cars of the whole crew again.';
const AFFECTED = 'I will burn the depot down, I keyed the cars of the whole crew again.';
const UNREADABLE = 'Ⰰⰱⰲⰳ ⰴⰵⰶ ⰷⰸⰹⰺ ⰻⰼⰽⰾ ⰿⱀⱁ ⱂⱃⱄⱅ ⱆⱇⱈ.';

let service: TestService;
let released: ReleasedCase;
let open: OpenScreening;
let gone: OpenScreening;
let administrator: Person;
let runId: string;
const ids: { [name: string]: string } = {};

type Row = Record<string, unknown>;

function owner(sql: string, values: unknown[] = []): Promise<Row[]> {
  return asRole(service.database, 'owner', sql, values);
}

async function logged(at: OpenScreening, excerpt: string): Promise<string> {
  const id = await logFinding(at, at.screener, { excerpt });
  await untilFiltered(at.screener, id);
  return id;
}

async function withhold(at: OpenScreening, findingId: string, reason = 'not_job_related'): Promise<void> {
  const seen = await at.reviewer.get(`/v1/findings/${findingId}/redaction`).expect(200);
  const word = { finding_version: seen.body.version, disposition: 'withhold', withheld_reason: reason };
  await at.reviewer.post(`/v1/findings/${findingId}/redaction-reviews`, word).expect(201);
}

async function untilEnded(id: string, seconds = 20): Promise<Row> {
  for (const end = Date.now() + seconds * 1000; Date.now() < end; ) {
    const { body } = await administrator.get(`/v1/refilter-runs/${id}`).expect(200);
    if (body.state !== 'running') return body;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`${id} has not ended after ${seconds} s`);
}

async function deskRow(findingId: string | undefined): Promise<Row> {
  const [row] = await owner('SELECT * FROM desk.filtered_finding WHERE finding_id = $1', [findingId]);
  if (row === undefined) throw new Error('the desk does not know it');
  return row;
}

async function vaultRow(findingId: string | undefined): Promise<Row> {
  const [row] = await owner('SELECT * FROM vault.finding WHERE id = $1', [findingId]);
  if (row === undefined) throw new Error('there is no such finding');
  return row;
}

beforeAll(async () => {
  enforceRuleset(FIRST_RULES);
  service = await TestService.start(SIGNED_LOG);
  released = await releasedCase(service);
  administrator = released.administrator;
  open = await openScreening(service);
  gone = await openScreening(service);
  for (const at of [open, gone]) {
    await at.coordinator.put(`/v1/screenings/${at.screeningId}/identity`, IDENTITY).expect(200);
  }
  ids['harmless'] = await logged(open, HARMLESS);
  ids['affected'] = await logged(open, AFFECTED);
  ids['unreadable'] = await logged(open, UNREADABLE);
  ids['putAway'] = await logged(open, AFFECTED);
  ids['broken'] = await logged(open, AFFECTED);
  ids['gone'] = await logged(gone, AFFECTED);
  await withhold(open, ids['harmless']);
  await withhold(open, ids['affected']);
  await withhold(open, ids['unreadable'], 'held_by_filter');
  const incident = await open.screener
    .post('/v1/incidents', { kind: 'unlawful_method', screening_id: open.screeningId })
    .expect(201);
  await open.coordinator
    .post(`/v1/screenings/${open.screeningId}/quarantines`, {
      incident_id: incident.body.id,
      cause_id: ids['putAway'],
    })
    .expect(201);
  // Sealed bytes that no key opens, as after a damaged disk.
  await owner('UPDATE vault.finding SET sealed = sealed || decode($2, $3) WHERE id = $1', [
    ids['broken'],
    '00',
    'hex',
  ]);
  await owner(
    'UPDATE vault.screening_key SET wrapped_key = NULL, destroyed_at = now() WHERE screening_id = $1',
    [gone.screeningId],
  );
}, 180_000);
afterAll(async () => {
  enforceRuleset(FIRST_RULES);
  await service.stop();
});

it('is refused while every finding was filtered under the rules in force', async () => {
  const refused = await administrator.post('/v1/refilter-runs').expect(409);
  expect(refused.body.code).toBe('refilter_run.nothing_to_do');
});

it('is started by an administrator and by nobody else; nothing starts it by itself', async () => {
  enforceRuleset(SECOND_RULES);
  for (const person of [released.screener, released.reviewer, released.coordinator, released.auditor]) {
    await person.post('/v1/refilter-runs').expect(403);
  }
  await released.hiringManager.get('/v1/refilter-runs').expect(403);
  await released.hiringManager.get('/v1/refiltered-packets').expect(403);
  expect(await service.app.get(RefilterSweeper, { strict: false }).sweep()).toBe(0);
  expect((await vaultRow(ids['affected']))['ruleset_digest']).toBe(FIRST_RULES.digest);
});

it('filters everything again, and counts what came of it', async () => {
  const started = await administrator.post('/v1/refilter-runs').expect(201);
  runId = started.body.id;
  expect(started.body).toMatchObject({ state: 'running', total: 8, ruleset_digest: SECOND_RULES.digest });
  const second = await administrator.post('/v1/refilter-runs').expect(409);
  expect(second.body).toMatchObject({ code: 'refilter_run.running', missing: [{ related: [runId] }] });
  // The damaged one is tried five times, each time after a wait: here the waits are over at once.
  for (let look = 0; look < 6; look++) {
    await new Promise((resolve) => setTimeout(resolve, 300));
    await owner('UPDATE vault.refilter_chunk SET wake_at = now()');
    await service.app.get(RefilterSweeper, { strict: false }).sweep();
  }
  expect(await untilEnded(runId)).toMatchObject({
    state: 'done',
    total: 8,
    done: 8,
    changed: 2,
    unchanged: 3,
    held: 0,
    failed: 1,
    skipped: { quarantined: 1, disposed: 1, overtaken: 0 },
  });
}, 60_000);

it('sends what changed to its reviewers again, and to nobody the text of before', async () => {
  expect(await deskRow(ids['affected'])).toMatchObject({
    state: 'filtered',
    ruleset_digest: SECOND_RULES.digest,
    disposition: null,
    reviewed_by: null,
    safe_text: expect.not.stringContaining('depot'),
  });
  const seen = await open.reviewer.get(`/v1/findings/${ids['affected']}/redaction`).expect(200);
  expect(seen.body.safe_text).toBe((await deskRow(ids['affected']))['safe_text']);
  await withhold(open, String(ids['affected']));
});

it('leaves what is the same as it was, but for the digest: its review stands', async () => {
  for (const name of ['harmless', 'unreadable']) {
    const row = await vaultRow(ids[name]);
    expect(row).toMatchObject({ ruleset_digest: SECOND_RULES.digest, version: 3 });
    expect(await deskRow(ids[name])).toMatchObject({
      disposition: 'withhold',
      ruleset_digest: SECOND_RULES.digest,
    });
  }
});

it('holds what it can not open, and does not touch what was put away or disposed of', async () => {
  expect(await vaultRow(ids['broken'])).toMatchObject({ state: 'held', held_reason: 'error' });
  expect(await deskRow(ids['broken'])).toMatchObject({ state: 'held', safe_text: null });
  for (const name of ['putAway', 'gone']) {
    expect(await vaultRow(ids[name])).toMatchObject({ ruleset_digest: FIRST_RULES.digest, version: 2 });
  }
});

it('changes no packet, and lists the one that holds a text of before', async () => {
  const packet = await released.hiringManager.get(`/v1/packets/${released.packetId}`).expect(200);
  expect(packet.text).toContain('burn the depot down');
  const { body } = await released.coordinator.get('/v1/refiltered-packets').expect(200);
  expect(body.data).toMatchObject([
    { id: released.packetId, version: 1, finding_ids: [released.findings[0]] },
  ]);
  const ofRun = await released.auditor.get(`/v1/refiltered-packets?refilter_run_id=${runId}`).expect(200);
  expect(ofRun.body.data).toHaveLength(1);
  const ofOther = `/v1/refiltered-packets?refilter_run_id=rfr_${'0'.repeat(26)}`;
  expect((await released.auditor.get(ofOther).expect(200)).body.data).toEqual([]);
  const stranger = await open.coordinator.get('/v1/refiltered-packets').expect(200);
  expect(stranger.body.data).toEqual([]);
  await released.coordinator
    .post(`/v1/packets/${released.packetId}/recall`, { reason: 'protected_content' })
    .expect(201);
  expect((await released.coordinator.get('/v1/refiltered-packets').expect(200)).body.data).toEqual([]);
});

it('is written down: the run, and each finding with its state before and after', async () => {
  const entries = await owner(
    `SELECT canonical::jsonb ->> 'kind' AS kind, canonical::jsonb -> 'body' AS body FROM ledger.recorded
     WHERE canonical::jsonb #>> '{body,refilter_run_id}' = $1 ORDER BY seq`,
    [runId],
  );
  expect(entries.map(({ kind }) => kind).sort()).toEqual([
    'finding.filtered',
    'finding.filtered',
    'finding.held',
    'finding.refiltered',
    'finding.refiltered',
    'finding.refiltered',
    'refilter_run.done',
    'refilter_run.started',
  ]);
  const changed = entries.find(
    ({ body, kind }) => kind === 'finding.filtered' && JSON.stringify(body).includes(String(ids['affected'])),
  );
  expect(changed?.['body']).toMatchObject({
    state_before: 'filtered',
    state_after: 'filtered',
    ruleset_digest_before: FIRST_RULES.digest,
    ruleset_digest: SECOND_RULES.digest,
    removals: [{ class: 'religion', count: 1 }],
  });
  expect(JSON.stringify(entries)).not.toContain('burn');
});

it('run again does only what is still open, and once', async () => {
  const again = await administrator.post('/v1/refilter-runs').expect(201);
  // The damaged one, and the two that nobody may open.
  expect(again.body.total).toBe(3);
  const cancelled = await administrator.post(`/v1/refilter-runs/${again.body.id}/cancellation`).expect(200);
  expect(cancelled.body).toMatchObject({ state: 'cancelled', cancelled_by: administrator.accountId });
  const twice = await administrator.post(`/v1/refilter-runs/${again.body.id}/cancellation`).expect(409);
  expect(twice.body.code).toBe('refilter_run.ended');
  await owner('UPDATE vault.finding SET ruleset_digest = $2 WHERE id = $1', [
    ids['broken'],
    SECOND_RULES.digest,
  ]);
  const refused = await administrator.post('/v1/refilter-runs').expect(409);
  expect(refused.body.code).toBe('refilter_run.nothing_to_do');
});

it('a queue that loses everything loses nothing: the sweeper wakes the workers again', async () => {
  enforceRuleset(FIRST_RULES);
  const queue = service.app.get<Queue>(getQueueToken(REFILTER_QUEUE), { strict: false });
  await queue.pause();
  const started = await administrator.post('/v1/refilter-runs').expect(201);
  await new Promise((resolve) => setTimeout(resolve, 300));
  await queue.obliterate({ force: true });
  await queue.resume();
  const { body } = await administrator.get(`/v1/refilter-runs/${started.body.id}`).expect(200);
  expect(body).toMatchObject({ state: 'running', done: 0 });
  await owner('UPDATE vault.refilter_chunk SET wake_at = now()');
  expect(await service.app.get(RefilterSweeper, { strict: false }).sweep()).toBe(1);
  // The damaged one has no other end than to be tried again: it is taken out of the run here.
  await owner("UPDATE vault.refilter_item SET outcome = 'failed', done_at = now() WHERE finding_id = $1", [
    ids['broken'],
  ]);
  await owner('UPDATE vault.refilter_chunk SET wake_at = now()');
  await new Promise((resolve) => setTimeout(resolve, 500));
  await service.app.get(RefilterSweeper, { strict: false }).sweep();
  expect(await untilEnded(started.body.id)).toMatchObject({ state: 'done', changed: 2, unchanged: 3 });
}, 60_000);

it('the command line starts a run, shows how far it is, and says why not', async () => {
  const url = await service.app.getUrl();
  const environment = { FAIRSCREEN_EMAIL: administrator.email, FAIRSCREEN_PASSWORD: PASSWORD };
  expect((await runCommand(['refilter'], environment)).code).toBe(64);
  expect((await runCommand(['refilter', '--url', url])).code).toBe(64);
  enforceRuleset(SECOND_RULES);
  await owner('UPDATE vault.finding SET ruleset_digest = $2 WHERE id = $1', [
    ids['broken'],
    SECOND_RULES.digest,
  ]);
  const { code, out } = await runCommand(['refilter', '--url', url], environment);
  expect([code, out]).toEqual([
    0,
    expect.stringMatching(/^done: \d+ of \d+ findings: 3 unchanged, 2 changed, 0 held/),
  ]);
  const again = await runCommand(['refilter', '--url', url], environment);
  expect([again.code, again.err]).toEqual([1, expect.stringContaining('refilter_run.nothing_to_do')]);
}, 60_000);

it('and every case of it is in order for whoever verifies it offline', async () => {
  expect(await expectEveryCaseInOrder(service)).toBeGreaterThan(0);
}, 120_000);
