import { setTimeout as pause } from 'node:timers/promises';
import { enforceRuleset } from '../../src/vault/ruleset/ruleset-in-force.js';
import {
  findingOf,
  IDENTITY,
  type OpenScreening,
  openScreening,
  searchOf,
} from '../stories/vault/casework.js';
import { asRole } from '../support/database.js';
import { FIRST_RULES, SECOND_RULES } from '../support/second-rules.js';
import { TestService } from '../support/service.js';
import { cli, RedisServers } from './redis-servers.js';

// The queue on real servers, in the forms that offices run them, and what is lost when one of them goes: nothing.
// npm run test:redis

type Row = Record<string, unknown>;

let servers: RedisServers;
let service: TestService;
let at: OpenScreening;
let searchId: string;

beforeEach(() => {
  servers = new RedisServers();
});
afterEach(async () => {
  enforceRuleset(FIRST_RULES);
  await service.stop();
  await servers.stop();
}, 60_000);

async function open(redisUrl: string): Promise<void> {
  service = await TestService.start({ REDIS_URL: redisUrl });
  at = await openScreening(service);
  await at.coordinator.put(`/v1/screenings/${at.screeningId}/identity`, IDENTITY).expect(200);
  const search = await at.screener.post(`/v1/screenings/${at.screeningId}/searches`, searchOf()).expect(201);
  searchId = search.body.id;
}

async function log(count: number): Promise<string[]> {
  const ids: string[] = [];
  for (let i = 0; i < count; i++) {
    const finding = findingOf(searchId, { excerpt: `Post ${i}: I will burn the depot down.` });
    const logged = await at.screener.post(`/v1/screenings/${at.screeningId}/findings`, finding).expect(201);
    ids.push(logged.body.id);
  }
  return ids;
}

/** Each finding once at the desk, and once in the ledger. */
async function expectFilteredOnce(ids: readonly string[], patienceMs: number): Promise<void> {
  const waiting = "SELECT count(*)::int AS count FROM vault.finding WHERE state = 'logged'";
  const owner = (sql: string, values: unknown[] = []): Promise<Row[]> =>
    asRole(service.database, 'owner', sql, values);
  for (const end = Date.now() + patienceMs; Date.now() < end; await pause(200)) {
    if ((await owner(waiting))[0]?.['count'] === 0) break;
  }
  const stored = "SELECT count(*)::int AS count FROM desk.filtered_finding WHERE state = 'filtered'";
  expect(await owner(stored)).toEqual([{ count: ids.length }]);
  const entries = `SELECT count(*)::int AS entries, count(DISTINCT canonical::jsonb #>> '{body,finding_id}')::int AS findings
    FROM ledger.recorded WHERE kind = 'finding.filtered' AND canonical::jsonb #>> '{body,finding_id}' = ANY ($1)`;
  expect(await owner(entries, [ids])).toEqual([{ entries: ids.length, findings: ids.length }]);
}

it('one server with a password', async () => {
  const port = await servers.start('--requirepass', 'a secret');
  await open(`redis://:a%20secret@127.0.0.1:${port}/2`);
  const ids = await log(10);
  await expectFilteredOnce(ids, 5_000);
}, 120_000);

it('a cluster of three, with findings filtered and filtered again; the node that holds the queue is lost and comes back empty', async () => {
  const ports = await servers.startCluster();
  await open(`redis+cluster://${ports.map((port) => `127.0.0.1:${port}`).join(',')}`);
  const first = await log(10);
  await expectFilteredOnce(first, 5_000);

  enforceRuleset(SECOND_RULES);
  const run = await at.administrator.post('/v1/refilter-runs').expect(201);
  for (let i = 0; i < 50; i++) {
    const { body } = await at.administrator.get(`/v1/refilter-runs/${run.body.id}`).expect(200);
    if (body.state === 'done') break;
    await pause(100);
  }
  const done = await at.administrator.get(`/v1/refilter-runs/${run.body.id}`).expect(200);
  expect(done.body).toMatchObject({ state: 'done', changed: 10 });
  enforceRuleset(FIRST_RULES);

  // All keys of an installation have one hash tag, so one node holds them.
  const holder = ports.find((port) => Number(cli(['-p', String(port), 'dbsize'])) > 0);
  if (holder === undefined) throw new Error('no node holds the queue');
  expect(ports.filter((port) => Number(cli(['-p', String(port), 'dbsize'])) > 0)).toEqual([holder]);
  const before = await log(5);
  await servers.kill(holder);
  const during = await log(10);
  await pause(1_000);
  await servers.startAgain(holder);
  await pause(2_000);
  const after = await log(5);
  const ids = [...before, ...during, ...after];
  const waiting = "SELECT count(*)::int AS count FROM vault.finding WHERE state = 'logged'";
  for (const end = Date.now() + 90_000; Date.now() < end; await pause(500)) {
    if ((await asRole(service.database, 'owner', waiting))[0]?.['count'] === 0) break;
  }
  const entries = `SELECT count(*)::int AS count FROM ledger.recorded
    WHERE kind = 'finding.filtered' AND canonical::jsonb #>> '{body,finding_id}' = ANY ($1)`;
  expect(await asRole(service.database, 'owner', entries, [ids])).toEqual([{ count: ids.length }]);
}, 240_000);

it('a master behind sentinels that is lost in the middle: the replica takes over, nothing is lost or doubled', async () => {
  const { master, replica, sentinel } = await servers.startWatched();
  await open(`redis+sentinel://127.0.0.1:${sentinel}/office`);
  const ids = await log(20);
  await servers.kill(master);
  ids.push(...(await log(30)));
  for (let i = 0; !cli(['-p', String(replica), 'role']).startsWith('master'); i++) {
    if (i > 300) throw new Error('The sentinel does not fail over.');
    await pause(100);
  }
  ids.push(...(await log(20)));
  await expectFilteredOnce(ids, 60_000);
  // Nothing was found by the sweeper alone: the queue works on, on the replica that was.
  const [last] = await log(1);
  await pause(1_500);
  const [row] = await asRole(service.database, 'owner', 'SELECT state FROM vault.finding WHERE id = $1', [
    last,
  ]);
  expect(row).toEqual({ state: 'filtered' });
}, 240_000);
