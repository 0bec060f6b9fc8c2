import {
  type BeforeApplicationShutdown,
  Inject,
  Injectable,
  Logger,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, In, IsNull, LessThanOrEqual } from 'typeorm';
import { RepeatedLook } from '../../platform/operations/repeated-look.js';
import { later } from '../findings/attempts.js';
import { failureCode } from '../findings/failure-code.js';
import { SWEEP_EVERY_MS } from '../findings/findings.sweeper.js';
import { loadRuleset } from '../ruleset/ruleset-in-force.js';
import { CHUNK_LEASE_MS, RefilterChunks } from './refilter-chunks.js';
import { RefilterQueue } from './refilter-queue.js';
import { RefilterChunk, RefilterRun } from './refilter-run.entity.js';
import { staleFindings } from './stale-findings.js';

const BATCH = 500;

/**
 * Wakes workers again for the chunks of a run whose time has come: those whose job was lost, with its worker or with
 * the whole queue, and those in which something failed. At start it says how much was filtered under other rules.
 */
@Injectable()
export class RefilterSweeper implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger(RefilterSweeper.name);
  private readonly repeated: RepeatedLook;
  private noticing: Promise<unknown> = Promise.resolve();

  constructor(
    @InjectDataSource('vault') private readonly room: DataSource,
    private readonly queue: RefilterQueue,
    private readonly chunks: RefilterChunks,
    @Inject(SWEEP_EVERY_MS) everyMs: number,
  ) {
    this.repeated = new RepeatedLook(
      () => this.sweep(),
      everyMs,
      (error) => this.warn(error),
    );
  }

  onApplicationBootstrap(): void {
    this.repeated.start();
    this.noticing = this.notice().catch((error: unknown) => this.warn(error));
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.noticing;
    await this.repeated.stop();
  }

  /** One look. @returns how many chunks it woke workers for */
  async sweep(): Promise<number> {
    const now = new Date();
    const run = await this.room.manager.findOneBy(RefilterRun, { state: 'running' });
    if (run === null) return 0;
    const due = await this.room.transaction(async (tx) => {
      const chunks = await tx.find(RefilterChunk, {
        select: { runId: true, number: true },
        where: { runId: run.id, doneAt: IsNull(), wakeAt: LessThanOrEqual(now) },
        order: { number: 'ASC' },
        take: BATCH,
        lock: { mode: 'pessimistic_write', onLocked: 'skip_locked' },
      });
      const numbers = chunks.map((chunk) => chunk.number);
      if (numbers.length > 0) {
        const wakeAt = later(now, CHUNK_LEASE_MS);
        await tx.update(RefilterChunk, { runId: run.id, number: In(numbers) }, { wakeAt });
      }
      return numbers;
    });
    if (due.length > 0) this.queue.wake(run.id, due, now);
    // Its last chunk is done and the job that ends it was lost.
    else await this.chunks.end(run.id);
    return due.length;
  }

  /** The change is not automatic: an administrator decides when everything is filtered again. */
  private async notice(): Promise<void> {
    const { open } = await staleFindings(this.room.manager, loadRuleset().digest);
    if (open === 0) return;
    this.logger.warn(
      `${open} findings were filtered under other rules; an administrator can have them filtered again: POST /v1/refilter-runs`,
    );
  }

  private warn(error: unknown): void {
    this.logger.warn(`looking for what is to be filtered again failed: ${failureCode(error)}`);
  }
}
