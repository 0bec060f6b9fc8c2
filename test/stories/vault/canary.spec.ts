import { exportBundle, SIGNED_LOG } from '../../bundle/exported.js';
import { asRole } from '../../support/database.js';
import { TestService } from '../../support/service.js';
import {
  findingOf,
  IDENTITY,
  type OpenScreening,
  openScreening,
  searchOf,
  untilFiltered,
} from './casework.js';

/** A word that occurs nowhere by chance, with a tail for each place where it goes in. */
const CANARY = 'zqxcanary';

let service: TestService;
let at: OpenScreening;
const answers: string[] = [];

beforeAll(async () => {
  service = await TestService.start(SIGNED_LOG);
  at = await openScreening(service);
  const path = `/v1/screenings/${at.screeningId}`;
  const identity = {
    full_name: `${CANARY}name Example`,
    other_names: [`${CANARY}other`],
    handles: [`${CANARY}handle`],
    emails: [`${CANARY}@example.org`],
    phones: ['+1 614 555 0142'],
    cities: [`${CANARY}city`],
    schools: [`${CANARY}school`],
  };
  const receipt = await at.coordinator.put(`${path}/identity`, identity).expect(200);
  const search = await at.screener
    .post(
      `${path}/searches`,
      searchOf({
        method: 'public_content_own_account',
        access_basis: 'public_after_own_login',
        query: `"${CANARY}query"`,
        account_used: `${CANARY}account`,
      }),
    )
    .set('Idempotency-Key', 'search-1')
    .expect(201);
  const finding = await at.screener
    .post(
      `${path}/findings`,
      findingOf(search.body.id, {
        source_url: `https://social.example/${CANARY}url`,
        page_title: `${CANARY}title`,
        author_handle: `${CANARY}author`,
        excerpt: `Burn it down, says ${CANARY}name Example. I will burn the depot down tonight, all of it.`,
        screener_note: `${CANARY}note`,
      }),
    )
    .set('Idempotency-Key', 'finding-1')
    .expect(201);
  const findingId: string = finding.body.id;
  const read = await untilFiltered(at.screener, findingId);
  expect(JSON.stringify(read)).toContain(CANARY);
  const validation = await at.screener
    .post(`/v1/findings/${findingId}/validations`, {
      identifiers: ['full_name', 'handle_supplied'],
      considered: ['edited', 'parody', 'namesake'],
      corroborating_sources: 0,
    })
    .expect(201);
  const review = await at.reviewer
    .post(`/v1/findings/${findingId}/redaction-reviews`, {
      finding_version: read['version'],
      disposition: 'include',
      criterion_id: at.criterionId,
    })
    .set('Idempotency-Key', 'review-1')
    .expect(201);
  await provokeRefusals(path, findingId, search.body.id);
  const lists = [
    await at.reviewer.get(`${path}/findings`).expect(200),
    await at.reviewer.get(`${path}/redaction-queue`).expect(200),
    await at.reviewer.get(`/v1/findings/${findingId}/redaction-reviews`).expect(200),
    ...(await whatOthersSee(path, findingId, search.body.id)),
  ];
  answers.push(...[receipt, search, finding, validation, review, ...lists].map((it) => it.text));
}, 120_000);

afterAll(() => service.stop());

/** Refusals while the word is in the request: an error must not repeat what it refused. */
async function provokeRefusals(path: string, findingId: string, searchId: string): Promise<void> {
  const refused = [
    await at.screener.post(`${path}/findings`, findingOf(searchId, { source_url: `${CANARY} no url` })),
    await at.screener.post(
      `${path}/findings`,
      findingOf(searchId, { matched_by: ['full_name'], excerpt: CANARY }),
    ),
    await at.screener.post(`${path}/findings`, findingOf(searchId, { excerpt: `${CANARY}\u0000` })),
    await at.screener.post(`${path}/searches`, searchOf({ query: CANARY, step_key: 'none' })),
    await at.coordinator.put(`${path}/identity`, { ...IDENTITY, full_name: CANARY }),
    await at.screener.get(`/v1/findings/${CANARY}`),
    await at.reviewer.post(`/v1/findings/${findingId}/redaction-reviews`, { disposition: CANARY }),
  ];
  for (const response of refused) expect(response.status).toBeGreaterThanOrEqual(400);
  answers.push(...refused.map((it) => it.text));
}

async function whatOthersSee(path: string, findingId: string, searchId: string) {
  const others = [at.coordinator, at.hiringManager, at.auditor, at.administrator];
  const ways = [
    path,
    `${path}/identity`,
    `${path}/findings`,
    `${path}/searches`,
    `${path}/steps`,
    `${path}/removals`,
    `${path}/redaction-queue`,
    `${path}/filtered-findings`,
    `${path}/release-check`,
    `/v1/searches/${searchId}`,
    `/v1/findings/${findingId}`,
    `/v1/findings/${findingId}/redaction`,
    `/v1/findings/${findingId}/validations`,
    '/v1/ledger/entries?limit=100',
    '/v1/packets',
  ];
  return Promise.all(others.flatMap((person) => ways.map((way) => person.get(way))));
}

it('no answer but those to the screener and reviewer who work on it repeats a raw word', () => {
  expect(answers.length).toBeGreaterThan(60);
  expect(answers.filter((answer) => answer.toLowerCase().includes(CANARY))).toEqual([]);
});

it('no table of the whole database holds a raw word in the clear, the vault’s own included', async () => {
  const tables = await asRole(
    service.database,
    'owner',
    `SELECT format('%I.%I', schemaname, tablename) AS name FROM pg_tables
     WHERE schemaname NOT IN ('pg_catalog', 'information_schema')`,
  );
  expect(tables.length).toBeGreaterThan(25);
  const found: unknown[] = [];
  for (const { name } of tables) {
    const rows = await asRole(
      service.database,
      'owner',
      `SELECT 1 FROM ${String(name)} t WHERE t::text ILIKE $1 OR t::text ILIKE $2 LIMIT 1`,
      // Bytes are written in hex.
      [`%${CANARY}%`, `%${Buffer.from(CANARY).toString('hex')}%`],
    );
    if (rows.length > 0) found.push(name);
  }
  expect(found).toEqual([]);
});

it('no log line holds a raw word', () => {
  expect(service.logLines.length).toBeGreaterThan(20);
  expect(service.logLines.filter((line) => line.toLowerCase().includes(CANARY))).toEqual([]);
});

it('the case bundle, which leaves the house, holds no raw word', async () => {
  const bundle = await exportBundle({ auditor: at.auditor, path: `/v1/screenings/${at.screeningId}` });
  const text = bundle.toString('latin1').toLowerCase();
  expect(text).toContain('finding.filtered');
  expect(text).not.toContain(CANARY);
});

it('the ledger names every look at it', async () => {
  const entries = await asRole(
    service.database,
    'owner',
    'SELECT kind, count(*)::int AS count FROM ledger.recorded WHERE screening_id = $1 GROUP BY kind',
    [at.screeningId],
  );
  const kinds = entries.map((entry) => entry['kind']);
  for (const kind of ['identity.written', 'search.logged', 'finding.logged', 'finding.filtered']) {
    expect(kinds).toContain(kind);
  }
  for (const kind of ['finding.read', 'finding.validated', 'finding.reviewed']) expect(kinds).toContain(kind);
});
