import { setTimeout as pause } from 'node:timers/promises';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { hasCode } from '../kernel/system-error.js';
import { describeError } from '../platform/operations/describe-error.js';
import { HealthChecks } from '../platform/operations/health-checks.js';
import type { StructuredLogger } from '../platform/operations/structured-logger.js';
import type { OpenDatabase } from './open-database.js';
import { EXIT_UNAVAILABLE } from './start-error.js';

/** admin_shutdown: the server ended the connection. */
const CONNECTION_ENDED = '57P01';
/** sysexits.h: an internal error was found. */
const EXIT_SOFTWARE = 70;

/** Stops what was started, once, in the right order, whatever the reason. */
export class ProcessLife {
  database: OpenDatabase | null = null;
  app: NestExpressApplication | null = null;
  private ending: Promise<void> | null = null;

  /** @param drainMs how long it still answers after a SIGTERM, not ready, before it stops */
  constructor(
    private readonly logger: StructuredLogger,
    private readonly drainMs: number,
  ) {
    process.on('SIGINT', () => void this.end(0));
    process.once('SIGTERM', () => {
      // Who asks twice does not want to wait.
      process.once('SIGTERM', () => void this.end(0));
      void this.drain().then(() => this.end(0));
    });
    process.on('uncaughtException', (error) => this.unexpected(error));
  }

  databaseLost(): void {
    this.logger.fatal(
      'The embedded PostgreSQL ended by itself; stopping so that a supervisor can start again.',
    );
    void this.end(EXIT_UNAVAILABLE);
  }

  /**
   * The queue's own listening connection has nobody who listens for its errors in the moment in which it is opened
   * (BullMQ 6.7, postgres-connection.js). A server that ends it just then is no reason to end with it: BullMQ opens
   * another. Anything else that nobody caught ends the process, as Node would.
   */
  private unexpected(error: Error): void {
    if (hasCode(error, CONNECTION_ENDED)) {
      this.logger.warn('A database connection was ended by the server.', 'PostgreSQL');
      return;
    }
    this.logger.fatal(describeError(error), 'Uncaught');
    process.exit(EXIT_SOFTWARE);
  }

  private end(exitCode: number): Promise<void> {
    this.ending ??= this.stop().then(
      () => process.exit(exitCode),
      (error: unknown) => {
        this.logger.error(error, 'Shutdown');
        process.exit(EXIT_UNAVAILABLE);
      },
    );
    return this.ending;
  }

  private async drain(): Promise<void> {
    this.app?.get(HealthChecks).announceStop();
    await pause(this.drainMs);
  }

  private async stop(): Promise<void> {
    await this.app?.close();
    await this.database?.close();
  }
}
