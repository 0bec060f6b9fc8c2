import { join } from 'node:path';
import {
  type EmbeddedPostgres,
  startEmbeddedPostgres,
} from '../../src/platform/database/embedded-postgres.js';
import { prepareDatabase } from '../../src/platform/database/prepare-database.js';
import { TEST_MASTER_KEY } from '../support/database.js';
import { clusterOf, query, removeFolder, temporaryFolder } from '../support/killable-cluster.js';
import { TestService } from '../support/service.js';
import { Standby } from '../support/standby.js';
import { type ReleasedCase, releasedCase } from './released-case.js';

// A streaming replica answers what auditors and hiring managers ask; and what it does not have yet, the primary does.

let folder: string;
let dataDir: string;
let primary: EmbeddedPostgres;
let standby: Standby;
let service: TestService;
let at: ReleasedCase;

beforeAll(async () => {
  folder = temporaryFolder(0o711);
  dataDir = join(folder, 'data');
  primary = await startEmbeddedPostgres({ dataDir });
  await prepareDatabase(primary.url, TEST_MASTER_KEY);
  standby = await Standby.of(clusterOf(dataDir), primary.url);
  const { host } = new URL(standby.url);
  const database = { url: primary.url, drop: async () => {} };
  service = await TestService.on(database, { DATABASE_REPLICA_URL: `postgres://${host}` });
  at = await releasedCase(service);
}, 180_000);

afterAll(async () => {
  await service.stop();
  await standby.remove();
  await primary.stop();
  removeFolder(folder, dataDir);
}, 60_000);

/** How many statements each server has answered, per role, since it was last asked. */
async function readsOn(url: string, role: string): Promise<number> {
  const sql = `SELECT count(*)::int AS count FROM pg_stat_activity WHERE usename = $1 AND query ILIKE '%released%packet%'`;
  const [row] = await query(url, sql, [`fairscreen_${role}`]);
  return Number(row?.['count']);
}

it('what a hiring manager and an auditor list is read from the replica', async () => {
  for (const person of [at.hiringManager, at.auditor]) {
    const { body } = await person.get('/v1/packets').expect(200);
    expect(body.data.map(({ id }: { id: string }) => id)).toEqual([at.packetId]);
  }
  expect(await readsOn(standby.url, 'released')).toBeGreaterThan(0);
});

it('who works on a requisition reads from the primary, and every write is its', async () => {
  const before = await readsOn(standby.url, 'screenings');
  await at.coordinator.get('/v1/packets').expect(200);
  await at.coordinator.get('/v1/requisitions').expect(200);
  expect(await readsOn(standby.url, 'screenings')).toBe(before);
  await at.hiringManager.get(`/v1/packets/${at.packetId}`).expect(200);
  await at.hiringManager.post(`/v1/packets/${at.packetId}/receipts`).expect(201);
});

it('while the replica lags nobody reads what is out of date', async () => {
  await standby.lag(true);
  try {
    await at.coordinator.post(`/v1/packets/${at.packetId}/recall`, { reason: 'inaccurate' }).expect(201);
    const { body } = await at.hiringManager.get('/v1/packets').expect(200);
    expect(body.data).toMatchObject([{ id: at.packetId, state: 'recalled' }]);
    const recalls = 'SELECT count(*)::int AS count FROM released.recall';
    expect(await standby.ask(recalls)).toEqual([{ count: 0 }]);
    expect(await query(primary.url, recalls)).toEqual([{ count: 1 }]);
    await at.auditor.get('/v1/ledger/entries').expect(200);
  } finally {
    await standby.lag(false);
  }
});

it('what was written is read by who wrote it, at once and always', async () => {
  for (let i = 0; i < 20; i++) {
    const reported = await at.auditor
      .post('/v1/incidents', { kind: 'unlawful_method', requisition_id: at.requisitionId })
      .expect(201);
    const { body } = await at.auditor.get('/v1/incidents?limit=1').expect(200);
    expect(body.data[0].id).toBe(reported.body.id);
  }
});

it('when the replica dies every read is answered by the primary', async () => {
  await at.hiringManager.get('/v1/packets').expect(200);
  await standby.kill();
  for (let i = 0; i < 20; i++) {
    const person = i % 2 === 0 ? at.hiringManager : at.auditor;
    await person.get('/v1/packets').expect(200);
    await at.auditor.get('/v1/requisitions').expect(200);
  }
});
