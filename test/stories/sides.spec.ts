import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import pg from 'pg';
import request from 'supertest';
import type { DemoLogin } from '../../src/apps/demo-logins.js';
import { ensureDemoWorkspace } from '../../src/apps/demo-workspace.js';
import { logInAll } from '../../src/cli/demo/cast.js';
import { Page } from '../../src/cli/demo/page.js';
import { Script } from '../../src/cli/demo/script.js';
import { playStory } from '../../src/cli/demo/story.js';
import { LOGIN_VARIABLES, SIDES, type Side, type SideName } from '../../src/platform/config/sides.js';
import { roleUrl } from '../../src/platform/database/room-roles.js';
import { TEST_MASTER_KEY } from '../support/database.js';
import { TestService } from '../support/service.js';
import { ServiceProcess } from '../support/service-process.js';

// The house as four processes on four ports, each with nothing but what its side is handed.

const MASTER_KEY = TEST_MASTER_KEY.toString('hex');

let workspace: TestService;
let folder: string;
let logins: readonly DemoLogin[];
const running: Partial<Record<SideName, ServiceProcess>> = {};

function environmentOf(name: SideName): NodeJS.ProcessEnv {
  const side: Side = SIDES[name];
  const logins = side.logins.map((role) => [
    LOGIN_VARIABLES[role],
    roleUrl(workspace.database.url, TEST_MASTER_KEY, role),
  ]);
  const redis = process.env['REDIS_URL'];
  return {
    ...Object.fromEntries(logins),
    ...(side.signsLedger ? { LEDGER_SIGNING_KEY: 'ab'.repeat(32) } : {}),
    ...(side.holdsMasterKey ? { MASTER_KEY } : {}),
    ...(side.holdsTokenSecret ? { TOKEN_SECRET: `a token secret of the ${name} side alone` } : {}),
    ...(redis !== undefined && side.logins.includes('queue') ? { REDIS_URL: redis } : {}),
  };
}

function addressOf(name: SideName): string {
  const side = running[name];
  if (side === undefined) throw new Error(`the ${name} side does not run`);
  return side.address;
}

async function pathsOf(name: SideName): Promise<string[]> {
  const response = await request(addressOf(name)).get('/docs-json').expect(200);
  return Object.keys(response.body.paths);
}

beforeAll(async () => {
  workspace = await TestService.start();
  folder = mkdtempSync(join(tmpdir(), 'fairscreen-sides-'));
  logins = await ensureDemoWorkspace(workspace.app, folder);
  // Its own worker would do the work of the worker under test.
  await workspace.app.close();
}, 120_000);

afterAll(async () => {
  await Promise.all(Object.values(running).map((side) => side.end('SIGTERM')));
  await workspace.database.drop();
  rmSync(folder, { recursive: true, force: true });
});

describe('a side does not start', () => {
  const refused: ReadonlyArray<readonly [SideName, NodeJS.ProcessEnv, string]> = [
    ['hiring', { LEDGER_SIGNING_KEY: MASTER_KEY }, 'LEDGER_SIGNING_KEY: take it out'],
    ['worker', { LEDGER_SIGNING_KEY: MASTER_KEY }, 'LEDGER_SIGNING_KEY: take it out'],
    ['hiring', { MASTER_KEY }, 'MASTER_KEY: take it out'],
    ['hiring', { VAULT_DATABASE_URL: 'postgres://a:b@127.0.0.1/c' }, 'VAULT_DATABASE_URL: take it out'],
    ['hiring', { DATABASE_URL: 'postgres://a:b@127.0.0.1/c' }, 'DATABASE_URL: take it out'],
    ['hiring', { DESK_DATABASE_URL: 'postgres://a:b@127.0.0.1/c' }, 'DESK_DATABASE_URL: take it out'],
    ['auditor', { MASTER_KEY }, 'MASTER_KEY: take it out'],
    ['worker', { TOKEN_SECRET: 'a token secret where nobody logs in' }, 'TOKEN_SECRET: take it out'],
    ['desk', { MASTER_KEY: '' }, 'MASTER_KEY: required'],
    ['hiring', { RELEASED_DATABASE_URL: '' }, 'RELEASED_DATABASE_URL: required'],
  ];

  it.each(refused)('%s with %p', async (name, change, complaint) => {
    const started = ServiceProcess.startSide(name, { ...environmentOf(name), ...change });
    await expect(started).rejects.toThrow(complaint);
  });
});

it('the whole story is played across four processes', async () => {
  const names: SideName[] = ['desk', 'hiring', 'auditor', 'worker'];
  await Promise.all(
    names.map(async (name) => {
      running[name] = await ServiceProcess.startSide(name, environmentOf(name));
    }),
  );
  const desk = addressOf('desk');
  const cast = await logInAll(
    {
      administrator: desk,
      coordinator: desk,
      screener: desk,
      reviewer: desk,
      hiring_manager: addressOf('hiring'),
      auditor: addressOf('auditor'),
    },
    logins,
  );
  const script = new Script(new Page(new Writable({ write: (_chunk, _encoding, done) => done() }), false));
  await playStory(script, cast);
  expect(script.failures).toEqual([]);
}, 120_000);

describe('the hiring process', () => {
  it('has no route to a screening', async () => {
    expect(await pathsOf('desk')).toContain('/v1/findings/{id}');
    const beyond = (await pathsOf('hiring')).filter(
      (path) =>
        !/^\/(health|metrics|\.well-known\/jwks\.json|packets\/check|v1\/(account|sessions|users|packets|packet-checks))\b/.test(
          path,
        ),
    );
    expect(beyond).toEqual([]);
  });

  it('holds neither the key nor a login that reaches the vault', async () => {
    const held = environmentOf('hiring');
    expect(held).not.toHaveProperty('MASTER_KEY');
    expect(JSON.stringify(held)).not.toContain(MASTER_KEY);
    for (const url of [held['ACCESS_DATABASE_URL'], held['RELEASED_DATABASE_URL']]) {
      const client = new pg.Client({ connectionString: url ?? '' });
      await client.connect();
      try {
        await expect(client.query('SELECT 1 FROM vault.finding')).rejects.toThrow('permission denied');
        await expect(client.query('SELECT 1 FROM desk.filtered_finding')).rejects.toThrow(
          'permission denied',
        );
      } finally {
        await client.end();
      }
    }
  });

  it('is ready without the vault, and the worker without a login', async () => {
    for (const name of ['hiring', 'auditor', 'worker', 'desk'] as const) {
      const response = await fetch(`${addressOf(name)}/health/ready`);
      expect([name, response.status]).toEqual([name, 200]);
    }
    const sessions = await fetch(`${addressOf('worker')}/v1/sessions`, { method: 'POST' });
    expect(sessions.status).toBe(404);
  });
});
