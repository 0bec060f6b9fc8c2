import type { NestExpressApplication } from '@nestjs/platform-express';
import type { StructuredLogger } from '../platform/operations/structured-logger.js';
import type { OpenDatabase } from './open-database.js';
import { EXIT_UNAVAILABLE } from './start-error.js';

/** Stops what was started, once, in the right order, whatever the reason. */
export class ProcessLife {
  database: OpenDatabase | null = null;
  app: NestExpressApplication | null = null;
  private ending: Promise<void> | null = null;

  constructor(private readonly logger: StructuredLogger) {
    process.once('SIGINT', () => void this.end(0));
    process.once('SIGTERM', () => void this.end(0));
  }

  databaseLost(): void {
    this.logger.fatal(
      'The embedded PostgreSQL ended by itself; stopping so that a supervisor can start again.',
    );
    void this.end(EXIT_UNAVAILABLE);
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

  private async stop(): Promise<void> {
    await this.app?.close();
    await this.database?.close();
  }
}
