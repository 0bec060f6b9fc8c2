import type { NestExpressApplication } from '@nestjs/platform-express';
import { getDataSourceToken } from '@nestjs/typeorm';
import request, { type Test } from 'supertest';
import type { DataSource } from 'typeorm';
import { buildService } from '../../src/apps/service.js';
import type { Role } from '../../src/kernel/permission.js';
import { createAccount } from '../../src/platform/access/create-account.js';
import { loadConfig, withSecrets } from '../../src/platform/config/config.js';
import { LedgerAppender } from '../../src/platform/ledger/ledger-appender.js';
import { StructuredLogger } from '../../src/platform/operations/structured-logger.js';
import { migratedDatabase, TEST_MASTER_KEY, TEST_SECRETS, TEST_TOKEN_SECRET } from './database.js';
import type { TestDatabase } from './postgres.js';

/** Everybody's, in tests. */
export const PASSWORD = 'correct horse battery staple';

type Method = 'get' | 'post' | 'put' | 'patch' | 'delete';

/** Somebody with a login. Requests go over HTTP, as an outsider's would. */
export class Person {
  constructor(
    private readonly app: NestExpressApplication,
    readonly accountId: string,
    readonly email: string,
    readonly accessToken: string,
  ) {}

  get = (path: string): Test => this.request('get', path);
  post = (path: string, body: object = {}): Test => this.request('post', path).send(body);
  put = (path: string, body: object): Test => this.request('put', path).send(body);
  patch = (path: string, body: object): Test => this.request('patch', path).send(body);
  delete = (path: string): Test => this.request('delete', path);

  private request(method: Method, path: string): Test {
    return request(this.app.getHttpServer())[method](path).set('Authorization', `Bearer ${this.accessToken}`);
  }
}

/** The whole service, real in every part, on a database of its own. */
export class TestService {
  private people = 0;

  private constructor(
    readonly database: TestDatabase,
    readonly app: NestExpressApplication,
    /** Every line the service logged. */
    readonly logLines: readonly string[],
  ) {}

  /** `REDIS_URL` in the environment puts the queue on Redis; everything else stays the same. */
  static async start(environment: NodeJS.ProcessEnv = {}): Promise<TestService> {
    return TestService.on(await migratedDatabase(), environment);
  }

  /** On a database that is prepared already, with `TEST_SECRETS`. */
  static async on(database: TestDatabase, environment: NodeJS.ProcessEnv = {}): Promise<TestService> {
    const config = loadConfig({
      DATABASE_URL: database.url,
      MASTER_KEY: TEST_MASTER_KEY.toString('hex'),
      TOKEN_SECRET: TEST_TOKEN_SECRET.toString('hex'),
      RATE_LIMIT: '1000000',
      LOGIN_RATE_LIMIT: '1000000',
      LOG_LEVEL: 'debug',
      NODE_ENV: 'test',
      ...(process.env['REDIS_URL'] === undefined ? {} : { REDIS_URL: process.env['REDIS_URL'] }),
      ...environment,
    });
    const lines: string[] = [];
    const logger = new StructuredLogger(config.log.level, { write: (line) => void lines.push(line) });
    const secrets = TEST_SECRETS;
    const app = await buildService(withSecrets(config, database.url, secrets), logger);
    await app.listen(0, '127.0.0.1');
    return new TestService(database, app, lines);
  }

  /** A new account with these roles, logged in. */
  async person(...roles: Role[]): Promise<Person> {
    this.people += 1;
    const email = `${roles.join('-').replaceAll('_', '-') || 'nobody'}-${this.people}@example.org`;
    const access = this.room('access');
    const account = await access.transaction((tx) =>
      createAccount(tx, this.app.get(LedgerAppender), 'system:setup', {
        email,
        displayName: `Person ${this.people}`,
        password: PASSWORD,
        roles,
      }),
    );
    const response = await this.anonymous
      .post('/v1/sessions')
      .send({ email, password: PASSWORD })
      .expect(201);
    return new Person(this.app, account.id, email, response.body.access_token);
  }

  get anonymous(): ReturnType<typeof request> {
    return request(this.app.getHttpServer());
  }

  room(room: 'access' | 'screenings' | 'vault' | 'desk' | 'released' | 'auditor' | 'sequencer'): DataSource {
    return this.app.get<DataSource>(getDataSourceToken(room));
  }

  async stop(): Promise<void> {
    await this.app.close();
    await this.database.drop();
  }
}
