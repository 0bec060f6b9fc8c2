import { Writable } from 'node:stream';
import { Body, Controller, Get, Post } from '@nestjs/common';
import { Public } from '../../src/platform/access/declarations.js';
import { TextField } from '../../src/platform/http/fields.js';
import { StructuredLogger } from '../../src/platform/operations/structured-logger.js';
import { PASSWORD, PlatformApp } from '../support/platform-app.js';

const CANARY = 'kingfisher-canary';

class Note {
  @TextField({ description: 'Text.', example: 'Hello' })
  text: string;
}

@Controller('try')
class TryController {
  @Post('note')
  @Public('For the test')
  note(@Body() dto: Note): object {
    throw Object.assign(new TypeError(`Can't read ${dto.text}\n    at ${CANARY} (/${CANARY}:1:1)`), {
      code: '22P02',
    });
  }

  @Get('fine/:id')
  @Public('For the test')
  fine(): object {
    return {};
  }
}

let written = '';
let platform: PlatformApp;

beforeAll(async () => {
  const stream = new Writable({
    write(chunk, _encoding, done) {
      written += String(chunk);
      done();
    },
  });
  platform = await PlatformApp.start({
    controllers: [TryController],
    logger: new StructuredLogger('trace', stream),
  });
});

afterAll(() => platform.stop());

async function linesOf(requestId: string | undefined): Promise<Record<string, unknown>[]> {
  for (let i = 0; i < 50 && !written.includes(`"ms"`); i++)
    await new Promise((resolve) => setTimeout(resolve, 10));
  await new Promise((resolve) => setTimeout(resolve, 50));
  const lines: Record<string, unknown>[] = written
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  return lines.filter((line) => line['request_id'] === requestId);
}

describe('the log', () => {
  it('has no body, no query, no URL, no e-mail and no message of an error nobody expected', async () => {
    const { headers } = await platform
      .http()
      .post(`/try/note?q=${CANARY}`)
      .send({ text: CANARY })
      .expect(500);
    await platform.http().get(`/${CANARY}`).expect(404);
    await platform
      .http()
      .post('/try/note')
      .set('Content-Type', 'application/json')
      .send(`{"${CANARY}`)
      .expect(400);
    await platform
      .http()
      .post('/v1/sessions')
      .send({ email: `${CANARY}@example.org`, password: PASSWORD })
      .expect(401);
    const lines = await linesOf(headers['x-request-id']);
    expect(written).not.toMatch(new RegExp(`${CANARY}|${PASSWORD}`));
    expect(lines).toContainEqual(
      expect.objectContaining({
        level: 'error',
        error: 'TypeError',
        error_code: '22P02',
        frames: expect.any(Array),
      }),
    );
  });

  it('has one line per request: who, which route, how it ended and how long it took', async () => {
    const id = await platform.account('logged@example.org', ['screener']);
    const { access_token } = await platform.logIn('logged@example.org');
    const { headers } = await platform
      .http()
      .get('/v1/account')
      .set('Authorization', `Bearer ${access_token}`)
      .expect(200);
    expect((await linesOf(headers['x-request-id'])).map(({ time: _time, ...line }) => line)).toEqual([
      {
        level: 'info',
        context: 'Request',
        request_id: headers['x-request-id'],
        method: 'GET',
        route: '/v1/account',
        status: 200,
        ms: expect.any(Number),
        account_id: id,
        problem: null,
      },
    ]);
    const refused = await platform.http().get('/v1/account').expect(401);
    expect(await linesOf(refused.headers['x-request-id'])).toEqual([
      expect.objectContaining({ status: 401, problem: 'session.required', account_id: null }),
    ]);
    expect(written).not.toContain('logged@example.org');
  });
});
