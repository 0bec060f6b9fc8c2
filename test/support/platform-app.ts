import type { Server } from 'node:http';
import type { LoggerService, Type } from '@nestjs/common';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { Test } from '@nestjs/testing';
import { getDataSourceToken } from '@nestjs/typeorm';
import request from 'supertest';
import type { DataSource } from 'typeorm';
import { RuntimeModule } from '../../src/apps/runtime.module.js';
import { runtimeOf } from '../../src/apps/service.js';
import type { Role } from '../../src/kernel/permission.js';
import { ACCESS_ENTITIES } from '../../src/platform/access/access.entities.js';
import { AccessModule } from '../../src/platform/access/access.module.js';
import { createAccount } from '../../src/platform/access/create-account.js';
import { loadConfig, withSecrets } from '../../src/platform/config/config.js';
import { openRooms } from '../../src/platform/database/room-sources.js';
import { httpModule } from '../../src/platform/http/http.module.js';
import { configureHttp, HTTP_APP_OPTIONS } from '../../src/platform/http/http-app.js';
import { LedgerAppender } from '../../src/platform/ledger/ledger-appender.js';
import { OperationsModule } from '../../src/platform/operations/operations.module.js';
import { asRole, migratedDatabase, TEST_SECRETS } from './database.js';

export const PASSWORD = 'quiet-harbour-91-maple';

export interface PlatformOptions {
  readonly controllers?: readonly Type[];
  /** Environment variables, as the service would read them. */
  readonly environment?: Readonly<Record<string, string>>;
  readonly logger?: LoggerService;
}

/** The platform alone, over HTTP with a database of its own: real guards, real filters, no rooms but access. */
export class PlatformApp {
  private constructor(
    readonly app: NestExpressApplication<Server>,
    readonly room: DataSource,
    private readonly url: string,
    private readonly drop: () => Promise<void>,
  ) {}

  static async start(options: PlatformOptions = {}): Promise<PlatformApp> {
    const database = await migratedDatabase();
    const environment = { NODE_ENV: 'test', LOG_LEVEL: 'silent', ...options.environment };
    const config = withSecrets(loadConfig(environment), database.url, TEST_SECRETS);
    const testing = await Test.createTestingModule({
      imports: [
        RuntimeModule.of(runtimeOf(config)),
        ...openRooms([{ room: 'access', entities: ACCESS_ENTITIES }]),
        AccessModule,
        OperationsModule,
        httpModule(config),
      ],
      controllers: [...(options.controllers ?? [])],
    }).compile();
    const app = testing.createNestApplication<NestExpressApplication<Server>>(HTTP_APP_OPTIONS);
    app.useLogger(options.logger ?? false);
    configureHttp(app, config);
    await app.init();
    // One listening server for the whole suite; a random free port.
    await app.listen(0, '127.0.0.1');
    return new PlatformApp(app, app.get(getDataSourceToken('access')), database.url, database.drop);
  }

  async stop(): Promise<void> {
    await this.app.close();
    await this.drop();
  }

  http(): ReturnType<typeof request> {
    return request(this.app.getHttpServer());
  }

  async sql(sql: string, values: unknown[] = []): Promise<Record<string, unknown>[]> {
    return asRole({ url: this.url, drop: this.drop }, 'owner', sql, values);
  }

  /** Bodies of the ledger entries of this kind, oldest first. */
  async ledger(kind: string): Promise<unknown[]> {
    const rows = await this.sql(
      "SELECT canonical::jsonb -> 'body' AS body FROM ledger.recorded WHERE kind = $1 ORDER BY seq, number",
      [kind],
    );
    return rows.map(({ body }) => body);
  }

  /** Makes an account and returns its id. */
  async account(email: string, roles: readonly Role[]): Promise<string> {
    const created = await this.room.transaction((tx) =>
      createAccount(tx, new LedgerAppender(), 'system:setup', {
        email,
        displayName: 'Test Person',
        password: PASSWORD,
        roles,
      }),
    );
    return created.id;
  }

  /** Logs in and returns the session as the API shows it. */
  async logIn(
    email: string,
  ): Promise<{ id: string; access_token: string; refresh_token: string; account: { id: string } }> {
    const response = await this.http().post('/v1/sessions').send({ email, password: PASSWORD }).expect(201);
    return response.body;
  }

  /** Makes an account with these roles, logs in and returns its Authorization header. */
  async as(email: string, roles: readonly Role[]): Promise<string> {
    await this.account(email, roles);
    return `Bearer ${(await this.logIn(email)).access_token}`;
  }
}
