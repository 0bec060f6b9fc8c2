import { csvField } from '../../src/auditor/uniformity/uniformity-csv.js';
import { apiDocument } from '../../src/platform/http/openapi.js';
import { TestService } from '../support/service.js';
import { ABSENT, wellFormed } from './attack.js';
import { type Attacker, castOf } from './cast.js';
import { type ApiDocument, type Operation, operationsOf } from './operations.js';
import { type SeededCase, seedCase } from './seeded-case.js';
import { type Answer, type Ask, Wire } from './wire.js';

let service: TestService;
let at: SeededCase;
let wire: Wire;
let cast: Attacker[];
let document: ApiDocument;
let operations: Operation[];

beforeAll(async () => {
  service = await TestService.start();
  at = await seedCase(service);
  wire = new Wire(await service.app.getUrl());
  cast = await castOf(service, at, wire);
  document = JSON.parse(JSON.stringify(apiDocument(service.app)));
  operations = operationsOf(document);
}, 120_000);

afterAll(async () => {
  wire.close();
  await service.stop();
});

function as(name: string): Record<string, string> {
  const token = cast.find((attacker) => attacker.name === name)?.token ?? '';
  return { Authorization: `Bearer ${token}` };
}

describe('every kind of answer is hardened', () => {
  const kinds: readonly (readonly [kind: string, ask: () => Ask, status: number])[] = [
    ['a page of JSON', () => ({ method: 'GET', path: '/v1/packets', headers: as('hiring manager') }), 200],
    [
      'a packet as HTML',
      () => ({ method: 'GET', path: `/v1/packets/${at.packetId}/files/html`, headers: as('hiring manager') }),
      200,
    ],
    [
      'a report as CSV',
      () => ({
        method: 'GET',
        path: `/v1/requisitions/${at.requisitionId}/uniformity/csv`,
        headers: as('auditor'),
      }),
      200,
    ],
    ['metrics', () => ({ method: 'GET', path: '/metrics' }), 200],
    ['health', () => ({ method: 'GET', path: '/health/live' }), 200],
    ['the documentation page', () => ({ method: 'GET', path: '/docs' }), 200],
    ['the API document', () => ({ method: 'GET', path: '/docs-json' }), 200],
    ['no login', () => ({ method: 'GET', path: '/v1/packets' }), 401],
    ['no permission', () => ({ method: 'GET', path: '/v1/users', headers: as('hiring manager') }), 403],
    [
      'no such thing',
      () => ({ method: 'GET', path: `/v1/packets/${ABSENT('pkt')}`, headers: as('auditor') }),
      404,
    ],
    ['no such route', () => ({ method: 'GET', path: '/v1/nothing' }), 404],
    ['a path that climbs', () => ({ method: 'GET', path: '/docs/..%2f..%2fpackage.json' }), 404],
    ['a broken URL', () => ({ method: 'GET', path: '/v1/packets/%zz' }), 400],
    ['a method that the route does not take', () => ({ method: 'PUT', path: '/v1/packets' }), 404],
    ['TRACE', () => ({ method: 'TRACE', path: '/v1/packets' }), 404],
    ['an unreadable body', () => ({ method: 'POST', path: '/v1/sessions', body: '{' }), 400],
    [
      'too large a body',
      () => ({ method: 'POST', path: '/v1/sessions', body: `"${'a'.repeat(1_100_000)}"` }),
      413,
    ],
    [
      'another media type',
      () => ({ method: 'POST', path: '/v1/sessions', headers: { 'Content-Type': 'text/plain' }, body: 'a' }),
      415,
    ],
    ['a body that needs correction', () => ({ method: 'POST', path: '/v1/sessions', body: '{}' }), 422],
  ];

  it.each(kinds)('%s', async (_kind, ask, status) => {
    const answer = await wire.ask(ask());
    expect(answer.status).toBe(status);
    expect(answer.headers).toMatchObject({
      'cache-control': 'no-store',
      'content-security-policy': expect.stringContaining("frame-ancestors 'none'"),
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
      'referrer-policy': 'no-referrer',
      'strict-transport-security': expect.stringMatching(/max-age=\d{8}/),
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
    });
    expect(answer.headers).not.toHaveProperty('x-powered-by');
    expect(answer.headers).not.toHaveProperty('set-cookie');
    if (status >= 400) expect(answer.headers['content-type']).toBe('application/problem+json; charset=utf-8');
  });
});

it('no other origin is let in, on any route, asked first or not', async () => {
  const open: string[] = [];
  for (const operation of operations) {
    const headers = {
      Origin: 'https://elsewhere.example',
      'Access-Control-Request-Method': operation.method,
      'Access-Control-Request-Headers': 'authorization',
    };
    for (const method of ['OPTIONS', operation.method]) {
      const answer = await wire.ask({ ...wellFormed(operation, ABSENT), method, headers });
      if (Object.keys(answer.headers).some((name) => name.startsWith('access-control-'))) {
        open.push(`${method} ${operation.path}`);
      }
    }
  }
  expect(open).toEqual([]);
});

describe('nobody learns who has an account', () => {
  const tryLogIn = (email: string): Promise<Answer> =>
    wire.ask({
      method: 'POST',
      path: '/v1/sessions',
      body: JSON.stringify({ email, password: 'not the password' }),
    });
  const said = ({ status, text }: Answer): string => `${status} ${text.replace(/"request_id":"[^"]*"/, '')}`;

  it('by logging in as somebody, as nobody or as who is shut out', async () => {
    const person = await service.person('auditor');
    const gone = await service.person('auditor');
    const { headers } = await at.administrator.get(`/v1/users/${gone.accountId}`).expect(200);
    await at.administrator
      .patch(`/v1/users/${gone.accountId}`, { disabled: true })
      .set('If-Match', String(headers['etag']))
      .expect(200);
    const answers = [];
    for (const email of [person.email, 'nobody@example.org', gone.email])
      answers.push(said(await tryLogIn(email)));
    expect(new Set(answers).size).toBe(1);
    expect(answers[0]).toMatch(/^401 /);
  });
});

describe('questions are typed and bounded', () => {
  const questions = (): (readonly [string, Operation['queryParameters'][number]])[] =>
    operations.flatMap((operation) =>
      operation.queryParameters.map(
        (parameter) => [`${operation.method} ${operation.path}`, parameter] as const,
      ),
    );

  it('each query parameter says its type, and text its form or length', () => {
    expect(questions().length).toBeGreaterThan(40);
    const loose = questions().filter(([, { schema }]) => {
      const bounds = Object.keys(schema).filter((key) =>
        /^(pattern|enum|maxLength|maximum|format)$/.test(key),
      );
      return schema.type === undefined || (schema.type !== 'boolean' && bounds.length === 0);
    });
    expect(loose.map(([route, { name }]) => `${route} ${name}`)).toEqual([]);
  });

  it('a limit is from 1 to what the document says, wherever there is one, and whoever asks', async () => {
    const lists = operations.filter(({ queryParameters }) =>
      queryParameters.some(({ name }) => name === 'limit'),
    );
    expect(lists.length).toBeGreaterThan(15);
    for (const operation of lists) {
      const most = operation.queryParameters.find(({ name }) => name === 'limit')?.schema.maximum ?? Infinity;
      // A table of the filter's rules is read whole; everything else in pages.
      expect(most).toBeLessThanOrEqual(operation.path === '/v1/filter/rules' ? 1000 : 100);
      const { path } = wellFormed(operation, (kind) => at.ids.get(kind) ?? ABSENT(kind));
      for (const limit of [
        '0',
        '-1',
        String(most + 1),
        '1e2',
        '99999999999999999999',
        '1.0',
        '0x10',
        ' 5',
        '',
      ]) {
        for (const { name } of cast) {
          const url = `${path}?limit=${encodeURIComponent(limit)}`;
          if (!['coordinator', 'auditor', 'reviewer'].includes(name)) continue;
          const { status } = await wire.ask({ method: 'GET', path: url, headers: as(name) });
          expect([url, name, status >= 400]).toEqual([url, name, true]);
        }
      }
    }
  });
});

describe('exports open in a spreadsheet as what they are', () => {
  it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', '\n=1', '＝1+1', '＋1', '－1', '＠SUM(A1)'])(
    '%j is no formula',
    (text) => {
      expect(csvField(text)).toBe(`"'${text}"`);
    },
  );

  it('quotes can not be left, and what is harmless stays', () => {
    expect(csvField('a","=1+1')).toBe('"a"",""=1+1"');
    expect(csvField('plain = text')).toBe('"plain = text"');
  });

  it('every CSV route quotes every cell, so that none begins with a formula', async () => {
    const exports = operations.filter(({ path }) => path.endsWith('/csv'));
    expect(exports.length).toBeGreaterThan(2);
    for (const operation of exports) {
      const ask = wellFormed(operation, (kind) => at.ids.get(kind) ?? ABSENT(kind));
      const path = operation.path.includes('{') ? ask.path : `${ask.path}?requisition_id=${at.requisitionId}`;
      const answer = await wire.ask({ ...ask, path, headers: as('auditor') });
      expect([path, answer.status, answer.headers['content-type']]).toEqual([
        path,
        200,
        'text/csv; charset=utf-8',
      ]);
      expect(answer.headers['content-disposition'] ?? 'attachment').toMatch(/^attachment/);
      const cells = answer.text.split('\r\n').filter((line) => line !== '');
      expect(cells.length).toBeGreaterThan(0);
      for (const line of cells) expect(line).toMatch(/^"(?:[^"]|"")*"(?:,"(?:[^"]|"")*")*$/);
      expect(answer.text).not.toMatch(/(^|,)"[=+\-@\t\r]/m);
    }
  });
});
