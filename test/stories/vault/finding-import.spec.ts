import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runCommand } from '../../support/command-line.js';
import { asRole } from '../../support/database.js';
import { PASSWORD, type Person, TestService } from '../../support/service.js';
import {
  findingOf,
  IDENTITY,
  type OpenScreening,
  openScreening,
  searchOf,
  untilFiltered,
} from './casework.js';

// A file of findings: every line by the rules of the single route, each for itself, and sent again without doubling any.

type Line = Record<string, unknown>;
interface Answer {
  readonly status: number;
  readonly text: string;
  readonly lines: readonly Line[];
}

let service: TestService;
let at: OpenScreening;
let searchId: string;
let address: URL;
let files = 0;

beforeAll(async () => {
  service = await TestService.start();
  address = new URL(await service.app.getUrl());
  at = await openScreening(service);
  await at.coordinator.put(`/v1/screenings/${at.screeningId}/identity`, IDENTITY).expect(200);
  const search = await at.screener.post(`/v1/screenings/${at.screeningId}/searches`, searchOf()).expect(201);
  searchId = search.body.id;
}, 120_000);
afterAll(() => service.stop());

function owner(sql: string, values: unknown[] = []): Promise<Line[]> {
  return asRole(service.database, 'owner', sql, values);
}

async function newImport(by: Person = at.screener): Promise<string> {
  files += 1;
  const begun = await by
    .post(`/v1/screenings/${at.screeningId}/finding-imports`, { key: `file-${files}` })
    .expect(200);
  return begun.body.id;
}

function line(key: string, change: Line = {}): Line {
  const excerpt = `${key}: I will burn the depot down.`;
  return { key, ...findingOf(searchId, { captured_at: '2026-02-01T09:00:00Z', excerpt, ...change }) };
}

function linesOf(...lines: readonly (Line | string | Buffer)[]): Buffer {
  return Buffer.concat(
    lines.flatMap((it) => [
      Buffer.isBuffer(it) ? it : Buffer.from(typeof it === 'string' ? it : JSON.stringify(it)),
      Buffer.from('\n'),
    ]),
  );
}

const PROPER = { 'Content-Type': 'application/x-ndjson' };

/** Sends the pieces one after the other, and breaks the connection behind the last one if it is told to. */
function send(
  by: Person,
  importId: string,
  pieces: readonly Buffer[],
  { headers = PROPER, breaks = false }: { headers?: Record<string, string>; breaks?: boolean } = {},
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    let text = '';
    let status = 0;
    const done = () => {
      const lines = text.split('\n').filter((it) => it !== '' && it.endsWith('}'));
      resolve({ status, text, lines: lines.map((it) => JSON.parse(it)) });
    };
    const sending = request(
      {
        host: address.hostname,
        port: address.port,
        method: 'PUT',
        path: `/v1/finding-imports/${importId}/lines`,
        headers: { ...headers, Authorization: `Bearer ${by.accessToken}` },
      },
      (response) => {
        status = response.statusCode ?? 0;
        response.setEncoding('utf8').on('data', (chunk: string) => {
          text += chunk;
          // Only once something was answered: a connection that breaks before has brought nothing.
          if (breaks) sending.destroy();
        });
        response.on('end', done).on('error', done);
      },
    );
    sending.on('error', (error) => (breaks ? done() : reject(error)));
    for (const piece of pieces) sending.write(piece);
    if (!breaks) sending.end();
  });
}

const statuses = ({ lines }: Answer) => lines.map((it) => it['status']);
const codes = ({ lines }: Answer) =>
  lines.map((it) => (it['problem'] as { code?: string } | null | undefined)?.code ?? null);

async function countFindings(): Promise<number> {
  const [row] = await owner('SELECT count(*)::int AS count FROM vault.finding');
  return Number(row?.['count']);
}

/** Which of these findings the ledger has as logged, once it has given its places. */
async function loggedIn(ids: readonly string[], seconds = 20): Promise<unknown[]> {
  const sql = `SELECT canonical::jsonb #>> '{body,finding_id}' AS id FROM ledger.entry
    WHERE kind = 'finding.logged' AND canonical::jsonb #>> '{body,finding_id}' = ANY ($1) ORDER BY 1`;
  for (const end = Date.now() + seconds * 1000; ; await new Promise((resolve) => setTimeout(resolve, 100))) {
    const entries = await owner(sql, [ids]);
    if (entries.length >= ids.length || Date.now() > end) return entries.map(({ id }) => id);
  }
}

describe('who may not', () => {
  it('is told what the route for one finding tells, and nothing comes in', async () => {
    const path = `/v1/screenings/${at.screeningId}/finding-imports`;
    const stranger = await service.person('screener');
    await stranger.post(path, { key: 'a' }).expect(404);
    for (const person of [at.reviewer, at.coordinator, at.hiringManager, at.auditor, at.administrator]) {
      await person.post(path, { key: 'a' }).expect(403);
    }
    const importId = await newImport();
    const before = await countFindings();
    for (const [by, status] of [
      [stranger, 404],
      [at.screenerAndReviewer, 404],
      [at.hiringManager, 403],
    ] as const) {
      expect((await send(by, importId, [linesOf(line('a'))])).status).toBe(status);
      await by.get(`/v1/finding-imports/${importId}`).expect(status);
    }
    expect(await countFindings()).toBe(before);
  });

  it('without an authorization in force: refused as a whole, and read by who still sends', async () => {
    const importId = await newImport();
    const [row] = await owner('UPDATE screenings.authorization_grant SET id = id RETURNING 1').catch(
      () => [],
    );
    expect(row).toBeUndefined();
    const { body } = await at.administrator.get(`/v1/authorizations?account_id=${at.screener.accountId}`);
    const authorizationId: string = body.data[0].id;
    await at.administrator
      .post(`/v1/authorizations/${authorizationId}/suspension`, { reason: 'inquiry_pending' })
      .expect(200);
    const long = linesOf(line('a', { screener_note: 'x'.repeat(4_000) }));
    const refused = await send(
      at.screener,
      importId,
      Array.from({ length: 500 }, () => long),
    );
    expect([refused.status, JSON.parse(refused.text).code]).toEqual([403, 'authorization.suspended']);
    await at.administrator.post(`/v1/authorizations/${authorizationId}/reinstatement`).expect(200);
  });
});

it('a file comes in line by line, each with its own ledger entry, and is filtered', async () => {
  const importId = await newImport();
  const answer = await send(at.screener, importId, [linesOf(line('one'), line('two'), '', line('three'))]);
  expect(answer.status).toBe(200);
  expect(statuses(answer)).toEqual(['accepted', 'accepted', 'accepted', undefined]);
  expect(answer.lines.map((it) => it['line'])).toEqual([1, 2, 4, undefined]);
  expect(answer.lines.at(-1)).toMatchObject({
    object: 'finding_import',
    accepted: 3,
    lines: 4,
    complete: true,
  });
  const ids = answer.lines.slice(0, 3).map((it) => String(it['finding_id']));
  for (const id of ids) expect(await untilFiltered(at.screener, id)).toMatchObject({ state: 'filtered' });
  expect(await loggedIn(ids)).toEqual([...ids].sort());
  expect(answer.text).not.toContain('depot');
});

it('sent again it doubles nothing, and a longer file goes on', async () => {
  const importId = await newImport();
  const first = await send(at.screener, importId, [linesOf(line('one'), line('two'))]);
  const before = await countFindings();
  const again = await send(at.screener, importId, [linesOf(line('one'), line('two'), line('three'))]);
  expect(statuses(again)).toEqual(['already_accepted', 'already_accepted', 'accepted', undefined]);
  expect(again.lines[0]?.['finding_id']).toBe(first.lines[0]?.['finding_id']);
  expect(await countFindings()).toBe(before + 1);
  expect(again.lines.at(-1)).toMatchObject({ accepted: 3, sending: 2, complete: true });
  const same = await at.screener
    .post(`/v1/screenings/${at.screeningId}/finding-imports`, { key: `file-${files}` })
    .expect(200);
  expect(same.body).toMatchObject({ id: importId, accepted: 3 });
});

it('what is wrong with a line is said of that line; the others come in', async () => {
  const importId = await newImport();
  const canary = 'qzwrefused';
  const before = await countFindings();
  const answer = await send(at.screener, importId, [
    linesOf(
      line('good-1'),
      `{"key":"bad-json","excerpt":"${canary}`,
      Buffer.from([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x7d]),
      line('no-search', { search_id: `sch_${'0'.repeat(26)}`, excerpt: canary }),
      line('unlawful', { method: 'pretext_profile', excerpt: canary }),
      line('name-only', { matched_by: ['full_name'], excerpt: canary }),
      line('future', { captured_at: '2999-01-01T00:00:00Z', excerpt: canary }),
      { ...line('unknown-field', { excerpt: canary }), unasked: canary },
      '[1]',
      'null',
      `{"key":"twice","key":"twice","excerpt":"${canary}"}`,
      line('good-1'),
      line('x'.repeat(129), { excerpt: canary }),
      line('too-long', { screener_note: canary.repeat(120_000) }),
      line('good-2'),
      line('good-1', { excerpt: 'Something else.' }),
    ),
  ]);
  expect(answer.status).toBe(200);
  expect(codes(answer)).toEqual([
    null,
    'request.malformed',
    'request.malformed',
    'request.invalid',
    'finding.method_forbidden',
    'request.invalid',
    'request.invalid',
    'request.invalid',
    expect.stringMatching(/^request\./),
    expect.stringMatching(/^request\./),
    'request.malformed',
    'line.key_repeated',
    'request.invalid',
    'line.too_long',
    null,
    'line.key_repeated',
    null,
  ]);
  expect(answer.lines.at(-1)).toMatchObject({ accepted: 2, refused: 14, lines: 16, complete: true });
  expect(await countFindings()).toBe(before + 2);
  expect(answer.text).not.toContain(canary);
  expect(service.logLines.filter((it) => it.includes(canary))).toEqual([]);
  const changed = await send(at.screener, importId, [
    linesOf(line('good-1', { excerpt: 'Something else.' })),
  ]);
  expect(codes(changed)).toEqual(['line.key_reused', null]);
});

it('an empty file and another media type are refused as a whole', async () => {
  const importId = await newImport();
  for (const nothing of ['', '\n \n\r\n']) {
    const empty = await send(at.screener, importId, [Buffer.from(nothing)]);
    expect([empty.status, JSON.parse(empty.text).code]).toEqual([422, 'finding_import.empty']);
  }
  for (const headers of [
    { 'Content-Type': 'application/json' },
    { 'Content-Type': 'application/x-ndjson; charset=utf-16' },
    { ...PROPER, 'Content-Encoding': 'gzip' },
  ]) {
    const refused = await send(at.screener, importId, [linesOf(line('a'))], { headers });
    expect([refused.status, JSON.parse(refused.text).code]).toEqual([415, 'request.media_type_unsupported']);
  }
});

it('a connection that breaks keeps what was accepted, says where it stopped, and goes on', async () => {
  const importId = await newImport();
  const all = Array.from({ length: 40 }, (_, i) => line(`post-${i}`));
  const before = await countFindings();
  const half = linesOf(...all.slice(0, 25));
  // The 26th line breaks off in its middle.
  const torn = Buffer.concat([half, linesOf(all[25] ?? {}).subarray(0, 100)]);
  await send(at.screener, importId, [torn], { breaks: true });
  const { body } = await at.screener.get(`/v1/finding-imports/${importId}`).expect(200);
  expect(body).toMatchObject({ accepted: 25, lines: 25, complete: false });
  expect(await countFindings()).toBe(before + 25);
  const again = await send(at.screener, importId, [linesOf(...all)]);
  expect(statuses(again).filter((status) => status === 'already_accepted')).toHaveLength(25);
  expect(again.lines.at(-1)).toMatchObject({ accepted: 40, complete: true });
  expect(await countFindings()).toBe(before + 40);
});

it('two sendings at once double nothing: the later one goes on, the earlier one ends', async () => {
  const importId = await newImport();
  const before = await countFindings();
  const file = linesOf(...Array.from({ length: 150 }, (_, i) => line(`post-${i}`)));
  const both = await Promise.all([send(at.screener, importId, [file]), send(at.screener, importId, [file])]);
  expect(await countFindings()).toBe(before + 150);
  const ends = both.map((answer) => answer.lines.at(-1)?.['object'] ?? JSON.parse(answer.text).code);
  expect(ends).toContain('finding_import');
});

it('lines cut anywhere, with or without a last line end, are the same lines', async () => {
  const importId = await newImport();
  const file = Buffer.from(
    linesOf(line('a', { excerpt: 'Ärger am Dépôt 🚌' }), line('b'))
      .toString()
      .replaceAll('\n', '\r\n')
      .trimEnd(),
  );
  const pieces = Array.from(file, (byte) => Buffer.from([byte]));
  const answer = await send(at.screener, importId, pieces);
  expect(statuses(answer)).toEqual(['accepted', 'accepted', undefined]);
  expect(answer.lines.at(-1)).toMatchObject({ accepted: 2, lines: 2 });
  const read = await at.screener.get(`/v1/findings/${answer.lines[0]?.['finding_id']}`).expect(200);
  expect(read.body.excerpt).toBe('Ärger am Dépôt 🚌');
});

it('the command line sends a file, names what is refused, and goes on when it is called again', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'fairscreen-import-'));
  try {
    const file = join(folder, 'findings.jsonl');
    writeFileSync(file, linesOf(line('a'), '', line('b', { matched_by: ['full_name'] }), line('c')));
    const environment = { FAIRSCREEN_EMAIL: at.screener.email, FAIRSCREEN_PASSWORD: PASSWORD };
    const command = ['findings:import', file, '--url', address.href, '--screening', at.screeningId];
    expect((await runCommand(command)).code).toBe(64);
    expect((await runCommand([...command.slice(0, 4)], environment)).code).toBe(64);
    const before = await countFindings();
    const first = await runCommand(command, environment);
    expect([first.code, first.out]).toEqual([1, expect.stringMatching(/^line 3: request\.invalid: .*\n$/)]);
    expect(first.err).toContain('done: 2 accepted, 0 were in already, 1 refused');
    const again = await runCommand(command, environment);
    expect(again.err).toContain('done: 0 accepted, 2 were in already, 1 refused');
    expect(await countFindings()).toBe(before + 2);
    const foreign = { FAIRSCREEN_EMAIL: at.hiringManager.email, FAIRSCREEN_PASSWORD: PASSWORD };
    const refused = await runCommand(command, foreign);
    expect([refused.code, refused.err]).toEqual([1, expect.stringContaining('permission.denied')]);
  } finally {
    rmSync(folder, { recursive: true });
  }
}, 60_000);
