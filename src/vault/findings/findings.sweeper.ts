import {
  type BeforeApplicationShutdown,
  Inject,
  Injectable,
  Logger,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, In, LessThanOrEqual, MoreThan } from 'typeorm';
import { RepeatedLook } from '../../platform/operations/repeated-look.js';
import { later, NEXT_SWEEP_AFTER_MS, NO_WAIT_IS_LONGER_MS } from './attempts.js';
import { failureCode } from './failure-code.js';
import { FilterQueue } from './filter-queue.js';
import { Finding } from './finding.entity.js';

/** How often the sweeper looks, in milliseconds. */
export const SWEEP_EVERY_MS = Symbol('SWEEP_EVERY_MS');
export const DEFAULT_SWEEP_EVERY_MS = 5_000;

const BATCH = 500;

/**
 * Queues findings again that wait for the filter and whose time has come: those whose job was lost, and those whose
 * last attempt failed. The rows are the truth, so a queue that loses everything loses nothing.
 */
@Injectable()
export class FindingsSweeper implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger(FindingsSweeper.name);
  private readonly repeated: RepeatedLook;

  constructor(
    @InjectDataSource('vault') private readonly room: DataSource,
    private readonly queue: FilterQueue,
    @Inject(SWEEP_EVERY_MS) everyMs: number,
  ) {
    const failed = (error: unknown) => this.logger.warn(`sweep failed: ${failureCode(error)}`);
    this.repeated = new RepeatedLook(() => this.sweep(), everyMs, failed);
  }

  onApplicationBootstrap(): void {
    this.repeated.start();
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.repeated.stop();
  }

  /** One look. @returns how many findings it queued */
  async sweep(): Promise<number> {
    const now = new Date();
    const due = await this.room.transaction(async (tx) => {
      const findings = await tx.find(Finding, {
        select: { id: true },
        where: [
          { state: 'logged', nextAttemptAt: LessThanOrEqual(now) },
          // Written by a clock that ran ahead: without this it would wait until the time is right again.
          { state: 'logged', nextAttemptAt: MoreThan(later(now, NO_WAIT_IS_LONGER_MS)) },
        ],
        order: { nextAttemptAt: 'ASC' },
        take: BATCH,
        // Rows that a worker or another sweeper holds are in good hands.
        lock: { mode: 'pessimistic_write', onLocked: 'skip_locked' },
      });
      const ids = findings.map((finding) => finding.id);
      // Pushed forward, so that the next look doesn't queue them once more.
      if (ids.length > 0) {
        await tx.update(Finding, { id: In(ids) }, { nextAttemptAt: later(now, NEXT_SWEEP_AFTER_MS) });
      }
      return ids;
    });
    this.queue.wake(due);
    return due.length;
  }
}
