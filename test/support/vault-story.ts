import type { NestExpressApplication } from '@nestjs/platform-express';
import { getDataSourceToken } from '@nestjs/typeorm';
import request, { type Test } from 'supertest';
import type { DataSource } from 'typeorm';
import { DEMO_CHECKLIST } from '../../src/apps/demo-checklist.js';
import { buildService } from '../../src/apps/service.js';
import { SYSTEM_ACTORS } from '../../src/kernel/actor.js';
import type { Role } from '../../src/kernel/permission.js';
import { createAccount } from '../../src/platform/access/create-account.js';
import { loadConfig, withSecrets } from '../../src/platform/config/config.js';
import { LedgerAppender } from '../../src/platform/ledger/ledger-appender.js';
import { StructuredLogger } from '../../src/platform/operations/structured-logger.js';
import { migratedDatabase, TEST_MASTER_KEY, TEST_TOKEN_SECRET } from './database.js';
import type { TestDatabase } from './postgres.js';

const PASSWORD = 'lantern river 47 quilt';
const DAY_MS = 86_400_000;

type Body = Record<string, unknown>;

/** One person of the story, logged in. */
export interface Person {
  readonly id: string;
  get(path: string): Test;
  post(path: string, body?: Body): Test;
  put(path: string, body: Body): Test;
}

/** The whole service on a database of its own, with everything it logs. */
export interface VaultStory {
  readonly app: NestExpressApplication;
  readonly database: TestDatabase;
  readonly log: readonly string[];
  person(name: string, roles: readonly Role[]): Promise<Person>;
  close(): Promise<void>;
}

export async function openVaultStory(): Promise<VaultStory> {
  const database = await migratedDatabase();
  const log: string[] = [];
  const environment = { NODE_ENV: 'test', RATE_LIMIT: '100000', LOGIN_RATE_LIMIT: '100000' };
  const config = withSecrets(loadConfig(environment), database.url, {
    masterKey: TEST_MASTER_KEY,
    tokenSecret: TEST_TOKEN_SECRET,
  });
  const app = await buildService(config, new StructuredLogger('trace', { write: (line) => log.push(line) }));
  await app.init();
  return {
    app,
    database,
    log,
    person: (name, roles) => logIn(app, name, roles),
    close: async () => {
      await app.close();
      await database.drop();
    },
  };
}

async function logIn(app: NestExpressApplication, name: string, roles: readonly Role[]): Promise<Person> {
  const email = `${name}@springfield.example`;
  const access = app.get<DataSource>(getDataSourceToken('access'));
  const account = await access.transaction((tx) =>
    createAccount(tx, new LedgerAppender(), SYSTEM_ACTORS.setup, {
      email,
      displayName: name,
      password: PASSWORD,
      roles,
    }),
  );
  const server = app.getHttpServer();
  const session = await request(server).post('/v1/sessions').send({ email, password: PASSWORD }).expect(201);
  const bearer = `Bearer ${session.body.access_token}`;
  return {
    id: account.id,
    get: (path) => request(server).get(path).set('Authorization', bearer),
    post: (path, body = {}) => request(server).post(path).set('Authorization', bearer).send(body),
    put: (path, body) => request(server).put(path).set('Authorization', bearer).send(body),
  };
}

/** The people of one requisition, and a screening with consent that waits for its first search. */
export interface OpenScreening {
  readonly administrator: Person;
  readonly coordinator: Person;
  readonly screener: Person;
  /** Screens and reviews: they may review what others logged, never their own. */
  readonly screenerAndReviewer: Person;
  readonly reviewer: Person;
  readonly hiringManager: Person;
  readonly auditor: Person;
  readonly screeningId: string;
  readonly requisitionId: string;
  readonly criterionId: string;
}

export async function openScreening(story: VaultStory): Promise<OpenScreening> {
  const administrator = await story.person('admin', ['administrator']);
  const coordinator = await story.person('coordinator', ['coordinator']);
  const screener = await story.person('screener', ['screener']);
  const screenerAndReviewer = await story.person('both', ['screener', 'reviewer']);
  const reviewer = await story.person('reviewer', ['reviewer']);
  const hiringManager = await story.person('manager', ['hiring_manager']);
  const auditor = await story.person('auditor', ['auditor']);

  for (const person of [screener, screenerAndReviewer, reviewer]) {
    await administrator.post('/v1/authorizations', authorizationFor(person.id)).expect(201);
  }
  const checklist = await administrator.post('/v1/checklists', { ...DEMO_CHECKLIST }).expect(201);
  const requisition = await coordinator
    .post('/v1/requisitions', {
      title: 'Bus operator',
      jurisdiction: 'us-oh',
      agency_type: 'general',
      criteria: ['Keeps passengers and colleagues safe'],
      checklist_id: checklist.body.id,
    })
    .expect(201);
  const requisitionId: string = requisition.body.id;
  const duties = [
    [screener, 'screener'],
    [screenerAndReviewer, 'screener'],
    [screenerAndReviewer, 'reviewer'],
    [reviewer, 'reviewer'],
    [hiringManager, 'hiring_manager'],
  ] as const;
  for (const [person, duty] of duties) {
    const assignment = { account_id: person.id, duty };
    await coordinator.post(`/v1/requisitions/${requisitionId}/assignments`, assignment).expect(201);
  }
  const candidate = await coordinator
    .post('/v1/candidates', { employer_reference: 'APP-2026-0113' })
    .expect(201);
  const screening = await coordinator
    .post('/v1/screenings', { requisition_id: requisitionId, candidate_id: candidate.body.id })
    .expect(201);
  const screeningId: string = screening.body.id;
  const consent = { notice_version: 'notice-2026-03', given_at: new Date(Date.now() - DAY_MS).toISOString() };
  await coordinator.post(`/v1/screenings/${screeningId}/consents`, consent).expect(201);
  return {
    administrator,
    coordinator,
    screener,
    screenerAndReviewer,
    reviewer,
    hiringManager,
    auditor,
    screeningId,
    requisitionId,
    criterionId: requisition.body.criteria[0].id,
  };
}

function authorizationFor(accountId: string): Body {
  return {
    account_id: accountId,
    basis: 'Civil Service Rule 4.2, appointment 2026-113',
    training_completed_on: '2026-01-15',
    valid_from: new Date().toISOString(),
    expires_at: new Date(Date.now() + 90 * DAY_MS).toISOString(),
  };
}

export const IDENTITY = {
  full_name: 'Jordan Example',
  other_names: ['Jo Example'],
  handles: ['jordan_example'],
  emails: ['jordan@example.org'],
  phones: ['+1 614 555 0142'],
  cities: ['Columbus'],
};

export function searchOf(change: Body = {}): Body {
  return {
    step_key: 'open_web',
    method: 'open_web_search',
    access_basis: 'public',
    source: 'google.com',
    query: '"Jordan Example" Columbus',
    started_at: new Date(Date.now() - 600_000).toISOString(),
    ended_at: new Date(Date.now() - 300_000).toISOString(),
    result_count: 3,
    ...change,
  };
}

export function findingOf(searchId: string, change: Body = {}): Body {
  return {
    search_id: searchId,
    source_url: 'https://social.example/jordan_example/posts/1',
    page_title: 'Jordan on Social',
    author_handle: 'jordan_example',
    posted_at: '2026-01-20T22:10:00Z',
    captured_at: new Date(Date.now() - 200_000).toISOString(),
    capture_digest: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
    excerpt: 'If they cut our shifts again I will burn the depot down. My mosque prays for me.',
    screener_note: 'Second post of a thread.',
    method: 'public_profile_logged_out',
    access_basis: 'public',
    conduct_category: 'violence_or_threats',
    matched_by: ['full_name', 'handle_supplied'],
    ...change,
  };
}

/** Identity, a first search and one finding, logged by this person. Returns the finding's id. */
export async function logFinding(at: OpenScreening, by: Person, change: Body = {}): Promise<string> {
  const path = `/v1/screenings/${at.screeningId}`;
  const search = await by.post(`${path}/searches`, searchOf()).expect(201);
  const finding = await by.post(`${path}/findings`, findingOf(search.body.id, change)).expect(201);
  return finding.body.id;
}

/** Waits until the filter has finished with a finding; answers what its reader sees. */
export async function untilFiltered(by: Person, findingId: string, seconds = 20): Promise<Body> {
  const deadline = Date.now() + seconds * 1000;
  while (Date.now() < deadline) {
    const response = await by.get(`/v1/findings/${findingId}`).expect(200);
    if (response.body.state !== 'logged') return response.body;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`${findingId} still waits for the filter after ${seconds} s`);
}
