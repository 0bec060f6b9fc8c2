import type { NestExpressApplication } from '@nestjs/platform-express';
import type { ReadyConfig } from '../platform/config/config.js';
import { DerivedLogins } from '../platform/database/database-logins.js';
import type { StructuredLogger } from '../platform/operations/structured-logger.js';
import type { Runtime } from '../platform/runtime.js';
import { AllApp } from './all.app.js';
import { buildApp } from './build-app.js';

/** Builds the whole service on a prepared database; it does not listen yet. */
export async function buildService(
  config: ReadyConfig,
  logger: StructuredLogger,
): Promise<NestExpressApplication> {
  return buildApp(AllApp.with(config, runtimeOf(config)), config, logger);
}

/** The whole house derives its rooms' logins from the two things it holds anyway. */
export function runtimeOf({
  databaseUrl,
  environment,
  redisUrl,
  databaseReplicaUrl,
  secrets,
  ledger,
  oidc,
}: ReadyConfig): Runtime {
  return {
    logins: new DerivedLogins(databaseUrl, secrets.loginSecret),
    isProduction: environment === 'production',
    redisUrl,
    databaseReplicaUrl,
    masterKeys: secrets.masterKeys,
    tokenSecret: secrets.tokenSecret,
    ledger,
    oidc,
  };
}
