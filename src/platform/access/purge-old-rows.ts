import {
  type BeforeApplicationShutdown,
  Injectable,
  Logger,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { describeError } from '../operations/describe-error.js';
import { IdempotencyKeys } from './idempotency-keys.js';
import { LiveSessions } from './live-sessions.js';
import { LoginAttempts } from './login-attempts.js';

const HOUR_MS = 60 * 60 * 1000;

/** Removes old idempotency keys with the answers they remember, and sessions that ended long ago: at the start and every hour. */
@Injectable()
export class PurgeOldRows implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger(PurgeOldRows.name);
  private timer: NodeJS.Timeout | null = null;
  private running: Promise<void> = Promise.resolve();

  constructor(
    private readonly keys: IdempotencyKeys,
    private readonly sessions: LiveSessions,
    private readonly attempts: LoginAttempts,
  ) {}

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
    this.running = Promise.all([
      this.keys.purge(),
      this.sessions.purgeEnded(new Date()),
      this.attempts.purge(),
    ]).then(
      ([keys, sessions]) => this.logger.debug(`${keys} idempotency keys and ${sessions} sessions purged`),
      (error: unknown) => this.logger.warn(describeError(error)),
    );
  }
}
