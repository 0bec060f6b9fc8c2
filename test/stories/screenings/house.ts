import { Module } from '@nestjs/common';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { Test } from '@nestjs/testing';
import { getDataSourceToken } from '@nestjs/typeorm';
import request from 'supertest';
import type { DataSource } from 'typeorm';
import type { Role } from '../../../src/kernel/permission.js';
import { ACCESS_ENTITIES } from '../../../src/platform/access/access.entities.js';
import { AccessModule } from '../../../src/platform/access/access.module.js';
import { createAccount } from '../../../src/platform/access/create-account.js';
import { loadConfig, withSecrets } from '../../../src/platform/config/config.js';
import { openRooms } from '../../../src/platform/database/room-sources.js';
import { httpModule } from '../../../src/platform/http/http.module.js';
import { configureHttp, HTTP_APP_OPTIONS } from '../../../src/platform/http/http-app.js';
import { LedgerAppender } from '../../../src/platform/ledger/ledger-appender.js';
import { OperationsModule } from '../../../src/platform/operations/operations.module.js';
import { Runtime } from '../../../src/platform/runtime.js';
import { SCREENINGS_ENTITIES } from '../../../src/screenings/screenings.entities.js';
import { ScreeningsModule } from '../../../src/screenings/screenings.module.js';
import { asRole, migratedDatabase, TEST_MASTER_KEY, TEST_TOKEN_SECRET } from '../../support/database.js';

const PASSWORD = 'lantern-river-47-quilt';

/** Somebody who is logged in and can ask. */
export interface Person {
  readonly accountId: string;
  get(path: string): request.Test;
  post(path: string, body?: object): request.Test;
  patch(path: string, body: object, ifMatch?: string): request.Test;
  delete(path: string): request.Test;
}

/** Access and floor 2 with their real database, guards and filters; no room above. */
export interface House {
  person(...roles: readonly Role[]): Promise<Person>;
  /** What the ledger holds, oldest first. */
  ledger(): Promise<LedgerRow[]>;
  /** Runs SQL as the role of the room that would do it, where that room is not part of this house. */
  sql(
    role: Parameters<typeof asRole>[1],
    statement: string,
    values?: unknown[],
  ): Promise<Record<string, unknown>[]>;
  close(): Promise<void>;
}

export interface LedgerRow {
  readonly kind: string;
  readonly actor: string;
  readonly canonical: string;
}

export async function openHouse(): Promise<House> {
  const database = await migratedDatabase();
  const config = withSecrets(loadConfig({ LOGIN_RATE_LIMIT: '1000', RATE_LIMIT: '100000' }), database.url, {
    masterKey: TEST_MASTER_KEY,
    tokenSecret: TEST_TOKEN_SECRET,
  });
  const runtime: Runtime = {
    databaseUrl: config.databaseUrl,
    redisUrl: null,
    masterKey: config.secrets.masterKey,
    tokenSecret: config.secrets.tokenSecret,
  };

  @Module({ providers: [{ provide: Runtime, useValue: runtime }], exports: [Runtime] })
  class TestRuntime {}

  const built = await Test.createTestingModule({
    imports: [
      { module: TestRuntime, global: true },
      ...openRooms([
        { room: 'access', entities: ACCESS_ENTITIES },
        { room: 'screenings', entities: SCREENINGS_ENTITIES },
      ]),
      AccessModule,
      httpModule(config),
      OperationsModule,
      ScreeningsModule,
    ],
  }).compile();
  const app = built.createNestApplication<NestExpressApplication>({
    ...HTTP_APP_OPTIONS,
    bufferLogs: false,
    logger: ['error'],
  });
  configureHttp(app, config);
  await app.init();
  const access: DataSource = app.get(getDataSourceToken('access'));
  let people = 0;

  return {
    async person(...roles) {
      people += 1;
      const email = `person${people}@springfield.example`;
      await access.transaction((tx) =>
        createAccount(tx, new LedgerAppender(), 'system:setup', {
          email,
          displayName: `Person ${people}`,
          password: PASSWORD,
          roles,
        }),
      );
      const session = await request(app.getHttpServer())
        .post('/v1/sessions')
        .send({ email, password: PASSWORD });
      expect(session.status).toBe(201);
      const token: string = session.body.access_token;
      const asked = (asking: request.Test): request.Test => asking.set('Authorization', `Bearer ${token}`);
      return {
        accountId: session.body.account.id,
        get: (path) => asked(request(app.getHttpServer()).get(path)),
        post: (path, body = {}) => asked(request(app.getHttpServer()).post(path)).send(body),
        patch: (path, body, ifMatch) => {
          const asking = asked(request(app.getHttpServer()).patch(path)).send(body);
          return ifMatch === undefined ? asking : asking.set('If-Match', ifMatch);
        },
        delete: (path) => asked(request(app.getHttpServer()).delete(path)),
      };
    },
    async ledger() {
      const rows = await asRole(
        database,
        'auditor',
        'SELECT kind, actor, canonical FROM ledger.entry ORDER BY seq',
      );
      return rows.map((row) => ({
        kind: String(row['kind']),
        actor: String(row['actor']),
        canonical: String(row['canonical']),
      }));
    },
    sql: (role, statement, values) => asRole(database, role, statement, values),
    async close() {
      await app.close();
      await database.drop();
    },
  };
}
