import { Body, Controller, Get, Post } from '@nestjs/common';
import { Public, Requires } from '../../src/platform/access/declarations.js';
import { TextField } from '../../src/platform/http/fields.js';
import { HealthChecks } from '../../src/platform/operations/health-checks.js';
import { PlatformApp } from '../support/platform-app.js';

const CANARY = 'zebrafish-canary';

class Note {
  @TextField({ description: 'Text.', example: 'Hello', max: 2_000_000 })
  text: string;
}

@Controller('try')
class TryController {
  @Get('silent')
  silent(): object {
    return { secret: true };
  }

  @Get('broken')
  @Public('For the test')
  broken(): never {
    throw new Error(`duplicate key value (${CANARY})`);
  }

  @Post('note')
  @Public('For the test')
  note(@Body() dto: Note): object {
    return { length: dto.text.length };
  }

  @Get('audit')
  @Requires('ledger:read')
  audit(): object {
    return {};
  }
}

let platform: PlatformApp;

beforeAll(async () => {
  platform = await PlatformApp.start({
    controllers: [TryController],
    environment: { LOGIN_RATE_LIMIT: '5', RATE_LIMIT: '400' },
  });
});

afterAll(() => platform.stop());

const note = () => platform.http().post('/try/note').set('Content-Type', 'application/json');

describe('silence means no', () => {
  it('a route that declares nothing is refused, also to an administrator', async () => {
    const admin = await platform.as('silent-admin@example.org', ['administrator']);
    for (const token of ['', admin]) {
      const { body } = await platform.http().get('/try/silent').set('Authorization', token).expect(403);
      expect(body.code).toBe('route.undeclared');
    }
  });
});

describe('a request that can not be read is refused in our words', () => {
  const cases: ReadonlyArray<
    readonly [why: string, send: () => ReturnType<typeof note>, status: number, code: string]
  > = [
    ['bad JSON', () => note().send(`{"text": "${CANARY}`), 400, 'request.malformed'],
    ['JSON that is no object', () => note().send(`"${CANARY}"`), 400, 'request.malformed'],
    ['a list', () => note().send(`["${CANARY}"]`), 422, 'request.invalid'],
    [
      'a member called __proto__',
      () => note().send(`{"text":"a","__proto__":{"x":1}}`),
      400,
      'request.malformed',
    ],
    ...['constructor', 'toString', 'hasOwnProperty'].map(
      (name) =>
        [
          `a member called ${name}`,
          () => note().send(`{"text":"a","${name}":"${CANARY}"}`),
          400,
          'request.malformed',
        ] as const,
    ),
    [
      'a question with a parameter called constructor',
      () => platform.http().post('/try/note?constructor=1'),
      400,
      'request.malformed',
    ],
    ['a member named twice', () => note().send(`{"text":"a","text":"${CANARY}"}`), 400, 'request.malformed'],
    [
      'bytes that are no UTF-8',
      () => {
        const sent = note();
        // As they are: `send` would write the bytes as JSON.
        sent.write(Buffer.from('{"text":"\xff\xfe"}', 'latin1'));
        return sent;
      },
      400,
      'request.malformed',
    ],
    [
      'another character set of Unicode',
      () => note().set('Content-Type', 'application/json; charset=utf-16').send('{}'),
      415,
      'request.media_type_unsupported',
    ],
    [
      'a body that is nested too deep',
      () => note().send(`{"text":${'['.repeat(5000)}${']'.repeat(5000)}}`),
      400,
      'request.too_deep',
    ],
    [
      'too large a body',
      () => note().send(JSON.stringify({ text: CANARY.repeat(80_000) })),
      413,
      'request.too_large',
    ],
    [
      'another media type',
      () => note().set('Content-Type', 'text/xml').send(`<a>${CANARY}</a>`),
      415,
      'request.media_type_unsupported',
    ],
    [
      'a form',
      () => note().set('Content-Type', 'application/x-www-form-urlencoded').send(`text=${CANARY}`),
      415,
      'request.media_type_unsupported',
    ],
    [
      'another character set',
      () => note().set('Content-Type', 'application/json; charset=utf-99').send('{}'),
      415,
      'request.media_type_unsupported',
    ],
    ['no body', () => note().send(), 422, 'request.invalid'],
    ['an unknown route', () => platform.http().post(`/v1/${CANARY}`), 404, 'route.not_found'],
    ['a broken URL', () => platform.http().post(`/v1/users/%zz${CANARY}/password`), 400, 'request.malformed'],
    ['an unknown member', () => note().send(`{"text":"a","other":"${CANARY}"}`), 422, 'request.invalid'],
  ];

  it.each(cases)('%s', async (_why, send, status, code) => {
    const { body, headers, text } = await send();
    expect([headers['content-type'], body.status, body.code]).toEqual([
      'application/problem+json; charset=utf-8',
      status,
      code,
    ]);
    expect(body).toMatchObject({
      type: `/problems/${code}`,
      title: expect.any(String),
      detail: expect.any(String),
    });
    expect(text).not.toContain(CANARY);
    expect(body.request_id).toBe(headers['x-request-id']);
    expect(headers['x-ratelimit-limit']).toBe('400');
  });

  it('an error nobody expected says nothing but the request id', async () => {
    const { body, text } = await platform.http().get('/try/broken').expect(500);
    expect(body.code).toBe('internal.error');
    expect(text).not.toMatch(new RegExp(`${CANARY}|duplicate|Error:|node_modules`));
  });

  it('a large text within the limit is taken', async () => {
    await note()
      .send(JSON.stringify({ text: 'ü'.repeat(500_000) }))
      .expect(201, { length: 500_000 });
  });
});

describe('every response', () => {
  it("has a request id of ours, never the client's", async () => {
    const { headers } = await platform.http().get('/health/live').set('X-Request-Id', CANARY).expect(200);
    expect(headers['x-request-id']).toMatch(/^[0-9a-f-]{36}$/);
  });

  it('carries security headers, no framework name and no permission for other origins', async () => {
    const { headers } = await platform
      .http()
      .get('/health/live')
      .set('Origin', 'https://evil.example')
      .expect(200);
    expect(headers['x-powered-by']).toBeUndefined();
    expect(headers['access-control-allow-origin']).toBeUndefined();
    expect(headers['content-security-policy']).toContain("default-src 'none'");
    expect(headers['x-content-type-options']).toBe('nosniff');
    expect(headers['cache-control']).toBe('no-store');
  });
});

describe('limits', () => {
  it('hold logins by address, with headers on the 429', async () => {
    const logIn = (path = '/v1/sessions') =>
      platform.http().post(path).send({ email: 'limit@example.org', password: 'no-such-password' });
    const statuses: number[] = [];
    // Other ways to write the same route count in the same window.
    for (const path of [
      '/v1/sessions',
      '/v1/sessions/',
      '/V1/SESSIONS',
      '/v1/sessions',
      '/v1/sessions',
      '/v1/sessions/',
    ]) {
      statuses.push((await logIn(path)).status);
    }
    expect(statuses.at(-1)).toBe(429);
    const { body, headers } = await logIn().expect(429);
    expect(body.code).toBe('rate.exceeded');
    expect(headers['x-ratelimit-limit']).toBe('5');
    expect(headers['x-ratelimit-remaining']).toBe('0');
    expect(Number(headers['retry-after'])).toBeLessThanOrEqual(60);
    expect(Number(headers['x-ratelimit-reset'])).toBeGreaterThan(Date.now() / 1000 - 1);
  });
});

describe('operations', () => {
  it('is not ready while a check fails, or while nothing is checked', async () => {
    const checks = platform.app.get(HealthChecks);
    expect((await platform.http().get('/health/ready').expect(503)).body).toEqual({
      status: 'not_ready',
      checks: {},
    });
    let works = false;
    checks.add('database', async () => {
      if (!works) throw new Error(CANARY);
    });
    checks.add('queue', async () => {});
    await new Promise((resolve) => setTimeout(resolve, 1100));
    const failed = await platform.http().get('/health/ready').expect(503);
    expect(failed.body).toEqual({ status: 'not_ready', checks: { database: 'failed', queue: 'ok' } });
    works = true;
    await new Promise((resolve) => setTimeout(resolve, 1100));
    await platform
      .http()
      .get('/health/ready')
      .expect(200, { status: 'ready', checks: { database: 'ok', queue: 'ok' } });
  });

  it('measures by route template, not by URL', async () => {
    await platform.http().get('/v1/users/acc_00000000000000000000000000').expect(401);
    await platform.http().get(`/v1/${CANARY}`).expect(404);
    const { text, headers } = await platform.http().get('/metrics').expect(200);
    expect(headers['content-type']).toMatch(/^text\/plain/);
    expect(text).toContain('route="/v1/users/:id",status="401"');
    expect(text).toContain('route="unmatched",status="404"');
    expect(text).toContain('process_cpu_seconds_total');
    expect(text).not.toMatch(new RegExp(`${CANARY}|acc_`));
  });
});

describe('the API document', () => {
  it('says for every operation who may call it, what it answers and how it refuses', async () => {
    const { body } = await platform.http().get('/docs-json').expect(200);
    expect(body.openapi).toMatch(/^3\./);
    const ids = new Set<string>();
    for (const [path, methods] of Object.entries<Record<string, Operation>>(body.paths)) {
      if (path.startsWith('/try')) continue;
      for (const [method, operation] of Object.entries(methods)) {
        const name = `${method} ${path}`;
        expect([name, operation.summary]).toEqual([name, expect.any(String)]);
        expect([name, operation['x-permission'] ?? operation['x-public']]).toEqual([
          name,
          expect.any(String),
        ]);
        expect([name, Object.keys(operation.responses)]).toEqual([
          name,
          expect.arrayContaining(['429', 'default']),
        ]);
        expect([name, Object.keys(operation.responses).some((status) => status.startsWith('2'))]).toEqual([
          name,
          true,
        ]);
        ids.add(operation.operationId);
      }
    }
    const patch = body.paths['/v1/users/{id}'].patch;
    expect(Object.keys(patch.responses)).toEqual(
      expect.arrayContaining(['200', '401', '403', '404', '409', '412', '422', '428']),
    );
    expect(patch.parameters.map(({ name }: { name: string }) => name)).toEqual(
      expect.arrayContaining(['id', 'If-Match']),
    );
    const create = body.paths['/v1/users'].post;
    expect(create.parameters.map(({ name }: { name: string }) => name)).toContain('Idempotency-Key');
    expect(create.security).toEqual([{ bearer: [] }]);
    expect(body.components.schemas.CreateUser.required).toEqual([
      'email',
      'display_name',
      'password',
      'roles',
    ]);
    expect(body.components.schemas.ListOfUserView.properties.data.items.$ref).toBe(
      '#/components/schemas/UserView',
    );
    expect(body.components.schemas.ProblemView.properties.errors.items.$ref).toBe(
      '#/components/schemas/FieldErrorView',
    );
  });

  it('has a page that loads nothing from elsewhere and runs nothing inline', async () => {
    const { text, headers } = await platform.http().get('/docs').expect(200);
    expect(headers['content-security-policy']).toContain("script-src 'self'");
    expect(text).not.toMatch(/<script(?![^>]*\bsrc=)[^>]*>\s*\S/);
    for (const [, source = ''] of text.matchAll(/(?:src|href)="([^"]+)"/g)) {
      expect(source).not.toMatch(/^https?:|^\/\//);
      if (source.startsWith('data:')) continue;
      await platform.http().get(new URL(source, 'http://x/docs').pathname).expect(200);
    }
  });
});

interface Operation {
  readonly summary?: string;
  readonly operationId: string;
  readonly responses: Record<string, unknown>;
  readonly 'x-permission'?: string;
  readonly 'x-public'?: string;
}
