import { setTimeout as pause } from 'node:timers/promises';
import type { OpenAPIObject } from '@nestjs/swagger';
import { apiDocument } from '../../../src/platform/http/openapi.js';
import { asRole } from '../../support/database.js';
import { type Person, TestService } from '../../support/service.js';
import { findingOf, type OpenScreening, openScreening, searchOf, untilFiltered } from './casework.js';

// Every GET route that the API document lists, by everybody who must not see the raw words, for ids of their own
// requisition, of another one, and of none. A new route is tried from its first day on.

/** A word that occurs nowhere by chance, with a tail for each place where it goes in. */
const CANARY = 'qzwcanary';

let service: TestService;
let at: OpenScreening;
/** Ids by the kind that begins them: `scr`, `fnd`, … */
const ids = new Map<string, string>();
let outsiders: { readonly [who: string]: Person };
let document: OpenAPIObject;
let paths: readonly string[];

beforeAll(async () => {
  service = await TestService.start();
  at = await openScreening(service);
  await plantCanaries();
  outsiders = {
    'hiring manager of the requisition': at.hiringManager,
    'hiring manager of another': await service.person('hiring_manager'),
    auditor: at.auditor,
    'coordinator of the requisition': at.coordinator,
    'coordinator of another': await service.person('coordinator'),
    administrator: at.administrator,
    'screener of another': await service.person('screener'),
    'reviewer of another': await service.person('reviewer'),
  };
  document = apiDocument(service.app);
  paths = Object.entries(document.paths)
    .filter(([, item]) => item.get !== undefined)
    // The law is nobody's: a published pack of it stands for all.
    .map(([path]) => path.replace('/policy-packs/{id}/versions/{version}', '/policy-packs/us-oh/versions/1'));
}, 120_000);

afterAll(() => service.stop());

/** Marked words in every raw field, then the way to the packet, so that every kind of thing exists. */
async function plantCanaries(): Promise<void> {
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
  await at.coordinator.put(`${path}/identity`, identity).expect(200);
  const searches = [
    ['open_web', 'google.com'],
    ['open_web', 'bing.com'],
    ['social_profiles', 'facebook.com'],
    ['social_profiles', 'x.com'],
    ['local_news', 'news.example.org'],
  ];
  for (const [step_key, source] of searches) {
    const marked = {
      step_key,
      source,
      query: `"${CANARY}query"`,
      method: 'public_content_own_account',
      access_basis: 'public_after_own_login',
      account_used: `${CANARY}account`,
    };
    remember(await post(at.screener, `${path}/searches`, searchOf(marked)));
  }
  const finding = await post(
    at.screener,
    `${path}/findings`,
    findingOf(known('sch'), {
      source_url: `https://social.example/${CANARY}url`,
      page_title: `${CANARY}title`,
      author_handle: `${CANARY}author`,
      excerpt: `${CANARY}name Example: I will burn the depot down tonight. Follow @${CANARY}author.`,
      screener_note: `${CANARY}note`,
    }),
  );
  remember(finding);
  await untilFiltered(at.screener, known('fnd'));
  for (const key of ['open_web', 'social_profiles', 'local_news']) {
    remember(await post(at.screener, `${path}/steps/${key}/result`, { outcome: 'done', minutes_spent: 5 }));
  }
  await post(at.screener, `${path}/completion`, {});
  const read = await at.reviewer.get(`/v1/findings/${known('fnd')}/redaction`).expect(200);
  expect(read.text).toContain(CANARY);
  await post(at.reviewer, `/v1/findings/${known('fnd')}/redaction-reviews`, {
    finding_version: read.body.version,
    disposition: 'include',
    criterion_id: at.criterionId,
  });
  await post(at.screener, `/v1/findings/${known('fnd')}/validations`, {
    identifiers: ['full_name', 'handle_supplied'],
    considered: ['edited', 'parody', 'hacked', 'shared_account', 'namesake', 'archive_copy_checked'],
    capture_method: 'full_page_capture',
    archive_copy: 'same',
    corroborating_sources: 1,
    corroboration: ['news_report'],
  });
  remember(
    await post(at.screener, `/v1/findings/${known('fnd')}/statements`, {
      kind: 'mitigating_fact',
      text: `${CANARY}name Example apologized the same day.`,
    }),
  );
  await post(at.reviewer, `/v1/statements/${known('sta')}/reviews`, {
    statement_version: 1,
    disposition: 'include',
  });
  const release = await post(at.coordinator, `${path}/releases`, {});
  ids.set('pkt', String(release['packet_id']));
  remember(
    await post(at.screener, '/v1/incidents', { kind: 'unlawful_method', screening_id: at.screeningId }),
  );
  const asked = { reason: 'court_order', case_reference: '2026-CV-01187' };
  remember(await post(at.auditor, `/v1/findings/${known('fnd')}/unsealings`, asked));
  await rememberCovers();
  await proposeTheName();
}

/** A proposal whose example is a marked word: its reviewer can open it, and nobody else. */
async function proposeTheName(): Promise<void> {
  const lifted = await asRole(
    service.database,
    'owner',
    `UPDATE vault.removal_outcome SET outcome = 'lifted', reason = 'wrong_meaning' WHERE (finding_id, start_at) IN (
       SELECT finding_id, start_at FROM vault.removal_outcome WHERE class = 'name' ORDER BY start_at LIMIT 1)
     RETURNING ruleset_digest, detector, rule`,
  );
  ids.set('fpr', `fpr_${'1'.repeat(26)}`);
  await asRole(
    service.database,
    'owner',
    `INSERT INTO vault.filter_proposal (id, kind, ruleset_digest, detector, rule, opened_at)
     VALUES ($1, 'narrow_rule', $2, $3, $4, now())`,
    [known('fpr'), ...['ruleset_digest', 'detector', 'rule'].map((name) => lifted[0]?.[name])],
  );
  const example = await at.reviewer.get(`/v1/filter/proposals/${known('fpr')}/example`).expect(200);
  expect(example.text).toContain(CANARY);
}

async function rememberCovers(): Promise<void> {
  ids.set('scr', at.screeningId).set('req', at.requisitionId).set('acc', at.screener.accountId);
  for (const list of ['/v1/candidates', '/v1/checklists', '/v1/authorizations']) {
    const page = await at.coordinator.get(list).expect(200);
    remember(page.body.data[0]);
  }
  const entries = await at.auditor.get('/v1/ledger/entries').expect(200);
  remember(entries.body.data[0]);
}

let posts = 0;

async function post(by: Person, path: string, body: object): Promise<Record<string, unknown>> {
  posts += 1;
  const answer = await by.post(path, body).set('Idempotency-Key', `canary-${posts}`);
  if (answer.status >= 300) throw new Error(`POST ${path} ${answer.status}: ${answer.text}`);
  expect(answer.text.toLowerCase()).not.toContain(CANARY);
  return answer.body;
}

function remember(thing: Record<string, unknown>): void {
  const id = String(thing['id']);
  ids.set(id.slice(0, 3), id);
}

function known(kind: string): string {
  const id = ids.get(kind);
  if (id === undefined) throw new Error(`no ${kind} was made`);
  return id;
}

/** Which kind of id a path takes, read from the API document: `^scr_…$`. */
function kindOf(path: string): string | null {
  const parameters = document.paths[path]?.get?.parameters ?? [];
  for (const parameter of parameters) {
    if (!('in' in parameter) || parameter.in !== 'path' || parameter.schema === undefined) continue;
    const pattern = 'pattern' in parameter.schema ? parameter.schema.pattern : undefined;
    return /^\^([a-z]{3})_/.exec(pattern ?? '')?.[1] ?? null;
  }
  return null;
}

/** The route with this id, and with the ways of asking for more that somebody might try. */
function waysOf(path: string, id: string): string[] {
  const way = path.replaceAll(/\{\w+\}/g, id);
  const more = [
    'include=excerpt',
    'fields=*&expand=finding&format=raw',
    'sort=excerpt&filter[excerpt]=a',
    `q=${CANARY}`,
    `cursor=${CANARY}`,
    'limit=100',
    `requisition_id=${at.requisitionId}`,
    `screening_id=${at.screeningId}`,
  ];
  return [way, ...more.map((query) => `${way}?${query}`)];
}

it('every route has an id to be tried with', () => {
  expect(paths.length).toBeGreaterThan(40);
  for (const path of paths.filter((candidate) => candidate.includes('{'))) {
    expect([path, ids.has(kindOf(path) ?? '')]).toEqual([path, true]);
  }
});

it('no answer to anybody outside holds a raw word: body, headers, status line', async () => {
  const leaks: string[] = [];
  let asked = 0;
  for (const [who, person] of Object.entries(outsiders)) {
    for (const path of paths) {
      const ways = waysOf(path, ids.get(kindOf(path) ?? '') ?? '');
      const answers = await Promise.all(ways.map(async (way) => ({ way, answer: await person.get(way) })));
      for (const { way, answer } of answers) {
        asked += 1;
        if (answer.status >= 500) leaks.push(`${who} GET ${way}: ${answer.status}`);
        const said = `${JSON.stringify(answer.headers)} ${answer.text}`.toLowerCase();
        if (said.includes(CANARY)) leaks.push(`${who} GET ${way}`);
      }
    }
  }
  expect(asked).toBeGreaterThan(paths.length * 50);
  expect(leaks).toEqual([]);
}, 240_000);

it('what is foreign answers exactly like what is not there', async () => {
  const differing: string[] = [];
  const strangers = [
    'hiring manager of another',
    'coordinator of another',
    'screener of another',
    'reviewer of another',
  ];
  for (const who of strangers) {
    for (const path of paths.filter((candidate) => candidate.includes('{'))) {
      const kind = kindOf(path) ?? '';
      // Known to everybody who may ask: accounts, checklists, authorizations, and candidates' numbers.
      if (['acc', 'chk', 'aut', 'cnd'].includes(kind)) continue;
      // Counts over all requisitions, the same for every reviewer; their examples are not.
      if (path === '/v1/filter/proposals/{id}') continue;
      const answers = [];
      for (const id of [known(kind), `${kind}_${'0'.repeat(26)}`, 'nonsense']) {
        const answer = await outsiders[who]?.get(path.replaceAll(/\{\w+\}/g, id));
        answers.push(answerWithoutTheRequest(answer));
      }
      if (new Set(answers).size !== 1) differing.push(`${who} GET ${path}: ${answers.join('\n')}`);
    }
  }
  expect(differing).toEqual([]);
}, 60_000);

it('no log line, metric, job, idempotency row or table holds a raw word, the vault’s own included', async () => {
  await pause(200);
  expect(service.logLines.filter((line) => line.toLowerCase().includes(CANARY))).toEqual([]);
  const metrics = await service.anonymous.get('/metrics').expect(200);
  expect(metrics.text.toLowerCase()).not.toContain(CANARY);
  const tables = await asRole(
    service.database,
    'owner',
    `SELECT format('%I.%I', schemaname, tablename) AS name FROM pg_tables
     WHERE schemaname NOT IN ('pg_catalog', 'information_schema')`,
  );
  const names = tables.map(({ name }) => String(name));
  for (const part of ['vault.', 'desk.', 'released.', 'queue.', 'access.idempotency_key', 'ledger.entry']) {
    expect(names.some((name) => name.startsWith(part))).toBe(true);
  }
  const found: string[] = [];
  for (const name of names) {
    const rows = await asRole(
      service.database,
      'owner',
      `SELECT 1 FROM ${name} t WHERE t::text ILIKE $1 OR t::text ILIKE $2 LIMIT 1`,
      [`%${CANARY}%`, `%${Buffer.from(CANARY).toString('hex')}%`],
    );
    if (rows.length > 0) found.push(name);
  }
  expect(found).toEqual([]);
});

/** All that a stranger could compare; what belongs to the single request is left out. */
function answerWithoutTheRequest(answer: Awaited<ReturnType<Person['get']>> | undefined): string {
  if (answer === undefined) throw new Error('no answer');
  const { date, 'x-request-id': _, ...headers } = answer.headers;
  const lasting = Object.entries(headers).filter(([name]) => !name.startsWith('x-ratelimit-'));
  const body = answer.text.replaceAll(/"request_id":"[^"]*"/g, '');
  return `${answer.status} ${JSON.stringify(lasting)} ${body} ${date === undefined}`;
}
