import type { NestExpressApplication } from '@nestjs/platform-express';
import { loadSideConfig, type SideConfig } from '../platform/config/side-config.js';
import type { SideName } from '../platform/config/sides.js';
import { GivenLogins } from '../platform/database/database-logins.js';
import { StructuredLogger } from '../platform/operations/structured-logger.js';
import type { Runtime } from '../platform/runtime.js';
import { buildApp, buildWorker } from './build-app.js';
import { ProcessLife } from './process-life.js';
import { explainStartError } from './start-error.js';

/**
 * The life of a process that runs one side: 1 configuration → 2 rooms → 3 listen → 4 until a signal. The database
 * was prepared before (`npm run migrate`); a side that finds it unprepared says so and ends.
 */
export async function runSide(side: SideName, environment: NodeJS.ProcessEnv): Promise<void> {
  try {
    const config = loadSideConfig(side, environment);
    const logger = new StructuredLogger(config.log.level);
    const life = new ProcessLife(logger, config.drainMs);
    const app = await buildSide(config, logger);
    life.app = app;
    await app.listen(config.http.port, config.http.host);
    process.stdout.write(`Fairscreen's ${side} side is running at ${await app.getUrl()}\n`);
  } catch (error) {
    const { message, exitCode } = explainStartError(error);
    process.stderr.write(`${message}\n`);
    process.exit(exitCode);
  }
}

/** Each side's code is loaded only by its own process: what is not in memory can't be called. */
export async function buildSide(
  config: SideConfig,
  logger: StructuredLogger,
): Promise<NestExpressApplication> {
  const runtime: Runtime = {
    logins: new GivenLogins(config.logins),
    isProduction: config.environment === 'production',
    redisUrl: config.redisUrl,
    databaseReplicaUrl: config.databaseReplicaUrl,
    masterKeys: masterKeysIn(config),
    tokenSecret: config.tokenSecret,
    ledger: config.ledger,
    oidc: config.oidc,
  };
  switch (config.side) {
    case 'desk':
      return buildApp((await import('./desk.app.js')).DeskApp.with(config, runtime), config, logger);
    case 'hiring':
      return buildApp((await import('./hiring.app.js')).HiringApp.with(config, runtime), config, logger);
    case 'auditor':
      return buildApp((await import('./auditor.app.js')).AuditorApp.with(config, runtime), config, logger);
    case 'worker':
      return buildWorker((await import('./worker.app.js')).WorkerApp.with(runtime), config, logger);
  }
}

function masterKeysIn({ masterKeys }: SideConfig): Runtime['masterKeys'] {
  return masterKeys === null ? null : () => masterKeys;
}
