import { Body, Controller, Post } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { DataSource } from 'typeorm';
import { conflict } from '../../src/kernel/domain-error.js';
import { Public, Requires } from '../../src/platform/access/declarations.js';
import { IdempotencyKeys } from '../../src/platform/access/idempotency-keys.js';
import { PurgeOldRows } from '../../src/platform/access/purge-old-rows.js';
import { act } from '../../src/platform/database/act.js';
import { TextField } from '../../src/platform/http/fields.js';
import { PlatformApp } from '../support/platform-app.js';

class Order {
  @TextField({ description: 'What to do.', example: 'act' })
  text: string;
}

/** Handlers that count, so that a test sees how often one ran. */
@Controller('try')
class TryController {
  static ran = 0;
  static beforeCommit: () => Promise<void> = async () => {};

  constructor(@InjectDataSource('access') private readonly room: DataSource) {}

  @Post('act')
  @Requires('own_session:manage')
  act(@Body() dto: Order): Promise<object> {
    return act(this.room, async () => {
      TryController.ran += 1;
      await TryController.beforeCommit();
      return { text: dto.text, run: TryController.ran, a: { long_name: 1, b: 2 } };
    });
  }

  @Post('plain')
  @Requires('own_session:manage')
  plain(@Body() dto: Order): object {
    TryController.ran += 1;
    return { text: dto.text, run: TryController.ran };
  }

  @Post('fail')
  @Requires('own_session:manage')
  fail(): Promise<object> {
    return act(this.room, async () => {
      TryController.ran += 1;
      if (TryController.ran === 1) throw conflict('try.failed', 'The first try fails.');
      return { run: TryController.ran };
    });
  }

  @Post('fail-afterwards')
  @Requires('own_session:manage')
  async failAfterwards(): Promise<object> {
    await act(this.room, async () => {
      TryController.ran += 1;
      return { run: TryController.ran };
    });
    throw conflict('try.failed', 'The act was done, the answer is lost.');
  }

  @Post('public')
  @Public('For the test')
  public(): object {
    TryController.ran += 1;
    return { run: TryController.ran };
  }
}

let platform: PlatformApp;
let token: string;
let keys = 0;
let key: string;

beforeAll(async () => {
  platform = await PlatformApp.start({ controllers: [TryController] });
  token = await platform.as('keyed@example.org', ['screener']);
});

afterAll(() => platform.stop());

beforeEach(() => {
  TryController.ran = 0;
  TryController.beforeCommit = async () => {};
  keys += 1;
  key = `key ${keys}`;
});

const send = (path: string, body: object = { text: 'a' }, with_ = key) =>
  platform.http().post(path).set('Authorization', token).set('Idempotency-Key', with_).send(body);

describe('a key is refused', () => {
  it.each(['', 'é', 'x'.repeat(256), 'tab\there'])(
    'when it is not 1 to 255 printable characters',
    async (bad) => {
      const { body } = await send('/try/act', { text: 'a' }, bad).expect(422);
      expect(body.errors).toEqual([expect.objectContaining({ field: 'Idempotency-Key' })]);
      expect(TryController.ran).toBe(0);
    },
  );

  it('when it comes with another body, another path or another query', async () => {
    await send('/try/act').expect(201);
    for (const other of [send('/try/act', { text: 'b' }), send('/try/plain'), send('/try/act?x=1')]) {
      expect((await other.expect(422)).body.code).toBe('idempotency.key_reused');
    }
    expect(TryController.ran).toBe(1);
  });

  it('while the first request is being worked on, with the time to wait', async () => {
    let finish = () => {};
    const started = new Promise<void>((resolve) => {
      TryController.beforeCommit = () => {
        resolve();
        return new Promise<void>((done) => {
          finish = done;
        });
      };
    });
    const first = send('/try/act').then((response) => response);
    await started;
    const second = await send('/try/act').expect(409);
    expect(second.body.code).toBe('idempotency.in_progress');
    expect(Number(second.headers['retry-after'])).toBeGreaterThan(0);
    await send('/try/act', { text: 'other' }).expect(422);
    finish();
    expect((await first).status).toBe(201);
    await send('/try/act').expect(201).expect('Idempotent-Replayed', 'true');
    expect(TryController.ran).toBe(1);
  });
});

describe('a request that is sent again', () => {
  it.each(['/try/act', '/try/plain'])('does nothing and gets the first answer: %s', async (path) => {
    const first = await send(path, { text: 'a' }).expect(201);
    expect(first.headers['idempotent-replayed']).toBeUndefined();
    const again = await send(path, { text: 'a' }).expect(201).expect('Idempotent-Replayed', 'true');
    expect(again.text).toBe(first.text);
    expect(TryController.ran).toBe(1);
  });

  it('by eight at once is done once, and the others get the answer or are told to wait', async () => {
    const answers = await Promise.all(
      Array.from({ length: 8 }, () => send('/try/act').then((response) => response)),
    );
    expect(TryController.ran).toBe(1);
    for (const { status, body } of answers) {
      if (status === 201) expect(body.run).toBe(1);
      else expect([status, body.code]).toEqual([409, 'idempotency.in_progress']);
    }
    expect(answers.some(({ status }) => status === 201)).toBe(true);
  });

  it('after a refusal is a new try', async () => {
    await send('/try/fail').expect(409);
    await send('/try/fail').expect(201);
    const replayed = await send('/try/fail').expect(201).expect('Idempotent-Replayed', 'true');
    expect(replayed.body).toEqual({ run: 2 });
  });

  it('after a body that was refused may be corrected under the same key', async () => {
    await send('/try/act', { text: '' }).expect(422);
    await send('/try/act', { text: 'a' }).expect(201);
  });

  it('gets the answer of the act, when the act was done and only the answer was lost', async () => {
    await send('/try/fail-afterwards').expect(409);
    await send('/try/fail-afterwards').expect(201, { run: 1 }).expect('Idempotent-Replayed', 'true');
    expect(TryController.ran).toBe(1);
  });

  it('is told when the answer can no longer be read, and the act is not done again', async () => {
    await send('/try/act').expect(201);
    await platform.sql('UPDATE access.idempotency_key SET response = $2 WHERE key = $1', [key, '{"run":1}']);
    const { body } = await send('/try/act').expect(409);
    expect(body.code).toBe('idempotency.response_lost');
    expect(TryController.ran).toBe(1);
  });

  it('by somebody else is another request', async () => {
    await send('/try/act').expect(201);
    const other = await platform.as(`other-${keys}@example.org`, ['screener']);
    await send('/try/act').set('Authorization', other).expect(201);
    expect(TryController.ran).toBe(2);
  });

  it('without an account is not remembered', async () => {
    const open = () => platform.http().post('/try/public').set('Idempotency-Key', key);
    await open().expect(201);
    await open().expect(201);
    expect(TryController.ran).toBe(2);
  });
});

describe('a try that takes too long', () => {
  it('is overtaken by the next one, and undone', async () => {
    let isFirst = true;
    let finish = () => {};
    const started = new Promise<void>((resolve) => {
      TryController.beforeCommit = async () => {
        if (!isFirst) return;
        isFirst = false;
        resolve();
        await new Promise<void>((done) => {
          finish = done;
        });
      };
    });
    const slow = send('/try/act').then((response) => response);
    await started;
    await platform.sql(
      "UPDATE access.idempotency_key SET locked_until = now() - interval '1 second' WHERE key = $1",
      [key],
    );
    const next = await send('/try/act').expect(201);
    finish();
    const overtaken = await slow;
    expect(overtaken.status).toBe(409);
    expect(overtaken.body.code).toBe('idempotency.overtaken');
    const again = await send('/try/act').expect(201).expect('Idempotent-Replayed', 'true');
    expect(again.body).toEqual(next.body);
  });
});

describe('keys', () => {
  it('are purged when they are older than 48 hours', async () => {
    await send('/try/act').expect(201);
    await send('/try/act', { text: 'a' }, `${key} old`).expect(201);
    await platform.sql(
      "UPDATE access.idempotency_key SET created_at = now() - interval '49 hours', locked_until = now() - interval '49 hours' WHERE key = $1",
      [`${key} old`],
    );
    expect(await platform.app.get(IdempotencyKeys).purge()).toBe(1);
    await send('/try/act').expect(201).expect('Idempotent-Replayed', 'true');
  });

  it('are purged by the service itself, from its start on', async () => {
    await send('/try/act').expect(201);
    await platform.sql(
      "UPDATE access.idempotency_key SET created_at = now() - interval '49 hours', locked_until = now() - interval '49 hours' WHERE key = $1",
      [key],
    );
    const job = platform.app.get(PurgeOldRows);
    job.onApplicationBootstrap();
    await job.beforeApplicationShutdown();
    expect(await platform.sql('SELECT key FROM access.idempotency_key WHERE key = $1', [key])).toEqual([]);
  });

  it('keep no digest that could be guessed back to a body', async () => {
    await send('/try/act').expect(201);
    const [row] = await platform.sql('SELECT request_digest FROM access.idempotency_key WHERE key = $1', [
      key,
    ]);
    const { createHash } = await import('node:crypto');
    const plain = createHash('sha256').update('["POST","/try/act",{"text":"a"}]').digest('hex');
    expect(row?.['request_digest']).not.toBe(plain);
  });
});
