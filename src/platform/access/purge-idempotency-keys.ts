import {
  type BeforeApplicationShutdown,
  Injectable,
  Logger,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { describeError } from '../operations/describe-error.js';
import { IdempotencyKeys } from './idempotency-keys.js';

const HOUR_MS = 60 * 60 * 1000;

/** Removes old idempotency keys, and the answers they remember, once at the start and then every hour. */
@Injectable()
export class PurgeIdempotencyKeys implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger(PurgeIdempotencyKeys.name);
  private timer: NodeJS.Timeout | null = null;
  private running: Promise<void> = Promise.resolve();

  constructor(private readonly keys: IdempotencyKeys) {}

  onApplicationBootstrap(): void {
    this.purge();
    // A purge is never a reason to stay alive.
    this.timer = setInterval(() => this.purge(), HOUR_MS).unref();
  }

  /** Waits for a purge under way: it needs the database, which is closed next. */
  async beforeApplicationShutdown(): Promise<void> {
    if (this.timer !== null) clearInterval(this.timer);
    await this.running;
  }

  /** A failed purge is tried again an hour later; nothing depends on it. */
  private purge(): void {
    this.running = this.keys.purge().then(
      (removed) => this.logger.debug(`${removed} idempotency keys purged`),
      (error: unknown) => this.logger.warn(describeError(error)),
    );
  }
}
