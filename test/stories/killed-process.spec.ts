import { randomInt, randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { query, removeFolder, temporaryFolder } from '../support/killable-cluster.js';
import { databaseOf, demoLogin, ServiceProcess } from '../support/service-process.js';
import { findingOf, IDENTITY, searchOf } from './vault/casework.js';

const KILLS = 3;
const CLIENTS = 6;

type Body = Record<string, unknown>;
interface Answer {
  readonly status: number;
  readonly body: Body;
}

let folder: string;
let dataDir: string;
let service: ServiceProcess;
let tokens: { [role: string]: string } = {};

/** One request to whatever process runs now; throws while none does. */
async function send(
  role: string,
  method: string,
  path: string,
  body?: object,
  key?: string,
): Promise<Answer> {
  const response = await fetch(`${service.address}${path}`, {
    method,
    headers: {
      Authorization: `Bearer ${tokens[role] ?? ''}`,
      ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
      ...(key === undefined ? {} : { 'Idempotency-Key': key }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  return { status: response.status, body: text === '' ? {} : JSON.parse(text) };
}

async function done(role: string, method: string, path: string, body?: object): Promise<Body> {
  const answer = await send(role, method, path, body);
  if (answer.status >= 300) throw new Error(`${method} ${path}: ${JSON.stringify(answer.body)}`);
  return answer.body;
}

/** Sends the same request with the same key until it is accepted, as a client should. Returns the finding's id. */
async function logUntilAccepted(path: string, body: object): Promise<string> {
  const key = randomUUID();
  for (const until = Date.now() + 60_000; Date.now() < until; await pause(50)) {
    const answer = await send('screener', 'POST', path, body, key).catch(() => null);
    if (answer === null) continue;
    if (answer.status === 201) return String(answer.body['id']);
    // Nothing but "not now" is an acceptable refusal of a correct request.
    expect([answer.status, answer.body['code']]).toEqual([
      expect.any(Number),
      expect.stringMatching(/^(idempotency\.(in_progress|overtaken)|internal\.error)$/),
    ]);
  }
  throw new Error('a finding was never accepted');
}

async function openScreening(): Promise<{ screeningId: string; searchId: string }> {
  for (const role of ['administrator', 'coordinator', 'screener', 'auditor'] as const) {
    const session = await done(role, 'POST', '/v1/sessions', demoLogin(dataDir, role));
    tokens = { ...tokens, [role]: String(session['access_token']) };
  }
  const screener = await done('screener', 'GET', '/v1/account');
  const checklists = await done('coordinator', 'GET', '/v1/checklists');
  const [checklist] = checklists['data'] as Body[];
  const requisition = await done('coordinator', 'POST', '/v1/requisitions', {
    title: 'Bus operator',
    jurisdiction: 'us-oh',
    agency_type: 'general',
    criteria: ['Keeps passengers and colleagues safe'],
    checklist_id: checklist?.['id'],
  });
  await done('coordinator', 'POST', `/v1/requisitions/${requisition['id']}/assignments`, {
    account_id: screener['id'],
    duty: 'screener',
  });
  const candidate = await done('coordinator', 'POST', '/v1/candidates', { employer_reference: 'APP-2026-1' });
  const screening = await done('coordinator', 'POST', '/v1/screenings', {
    requisition_id: requisition['id'],
    candidate_id: candidate['id'],
  });
  const path = `/v1/screenings/${screening['id']}`;
  const consent = { notice_version: 'notice-2026-03', given_at: '2026-02-01T09:00:00Z' };
  await done('coordinator', 'POST', `${path}/consents`, consent);
  await done('coordinator', 'PUT', `${path}/identity`, IDENTITY);
  const search = await done('screener', 'POST', `${path}/searches`, searchOf());
  return { screeningId: String(screening['id']), searchId: String(search['id']) };
}

async function listed(path: string): Promise<Body[]> {
  const found: Body[] = [];
  for (let next: unknown = `${path}?limit=100`; typeof next === 'string'; ) {
    const page = await done('screener', 'GET', next);
    found.push(...(page['data'] as Body[]));
    next = page['next_href'];
  }
  return found;
}

describe('a process that is killed while findings are logged and filtered', () => {
  beforeAll(async () => {
    folder = temporaryFolder(0o711);
    dataDir = join(folder, 'data');
    service = await ServiceProcess.start(dataDir);
  }, 60_000);

  afterAll(async () => {
    await service.end('SIGTERM');
    removeFolder(folder, dataDir);
  }, 30_000);

  it('loses no accepted finding, doubles none, and leaves none unfiltered', async () => {
    const { screeningId, searchId } = await openScreening();
    const path = `/v1/screenings/${screeningId}/findings`;
    const accepted: string[] = [];
    let killing = true;

    const client = async (number: number): Promise<void> => {
      for (let i = 0; killing || i < 5; i++) {
        const excerpt = `Post ${number}-${i}: I will burn the depot down. My mosque prays for me.`;
        accepted.push(await logUntilAccepted(path, findingOf(searchId, { excerpt })));
        await pause(20);
      }
    };
    const killer = async (): Promise<void> => {
      for (let kill = 0; kill < KILLS; kill++) {
        await pause(randomInt(500, 2500));
        await service.end('SIGKILL');
        service = await ServiceProcess.start(dataDir);
      }
      killing = false;
    };
    await Promise.all([killer(), ...Array.from({ length: CLIENTS }, (_, number) => client(number))]);

    expect(accepted.length).toBeGreaterThanOrEqual(CLIENTS * 5);
    expect(new Set(accepted).size).toBe(accepted.length);

    let findings = await listed(path);
    for (const until = Date.now() + 60_000; Date.now() < until; await pause(250)) {
      findings = await listed(path);
      if (findings.every(({ state }) => state !== 'logged')) break;
    }
    expect(findings.map(({ id }) => id).sort()).toEqual([...accepted].sort());
    expect(findings.filter(({ state }) => state !== 'filtered' && state !== 'held')).toEqual([]);

    expect(await done('auditor', 'GET', '/v1/ledger/verification')).toMatchObject({ intact: true });
    const entries = await query(
      databaseOf(dataDir),
      `SELECT kind, count(*)::int AS entries, count(DISTINCT canonical::jsonb #>> '{body,finding_id}')::int AS findings
       FROM ledger.entry WHERE kind IN ('finding.logged', 'finding.filtered', 'finding.held') GROUP BY kind`,
    );
    const logged = entries.find(({ kind }) => kind === 'finding.logged');
    expect(logged).toMatchObject({ entries: accepted.length, findings: accepted.length });
    const results = entries.filter(({ kind }) => kind !== 'finding.logged');
    expect(results.reduce((sum, row) => sum + Number(row['entries']), 0)).toBe(accepted.length);
    expect(
      await query(
        databaseOf(dataDir),
        "SELECT finding_id FROM desk.filtered_finding WHERE state = 'waiting'",
      ),
    ).toEqual([]);
  }, 150_000);
});
