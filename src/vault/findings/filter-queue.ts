import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { InjectQueue } from '@nestjs/bullmq';
import { type BeforeApplicationShutdown, Injectable, Logger } from '@nestjs/common';
import type { Queue } from 'bullmq';
import { failureCode } from './failure-code.js';

export const FILTER_QUEUE = 'filter-findings';

/** A job says which findings to look at, and nothing else. */
export interface FilterJob {
  readonly finding_ids: readonly string[];
}

/** What is woken within this time goes into one job: a job costs the queue more than the filter costs us. */
const GATHER_MS = 50;
const MOST_IN_A_JOB = 50;
const LONGEST_WAIT_MS = 2000;

/** Wakes the worker. A lost wake-up loses nothing: the row says that the finding waits, and the sweeper sees it. */
@Injectable()
export class FilterQueue implements BeforeApplicationShutdown {
  private readonly logger = new Logger(FilterQueue.name);
  private readonly adding = new Set<Promise<void>>();
  private gathered: string[] = [];
  private timer: NodeJS.Timeout | null = null;

  constructor(@InjectQueue(FILTER_QUEUE) private readonly queue: Queue<FilterJob>) {
    // Without a listener the queue would bring the process down when its store is out of reach.
    queue.on('error', (error) => this.logger.warn(`the queue answers with ${failureCode(error)}`));
  }

  /** Never fails, and nobody waits for it: what was committed stays committed when the queue is down. */
  wake(findingIds: readonly string[]): void {
    for (const findingId of findingIds) {
      this.gathered.push(findingId);
      if (this.gathered.length >= MOST_IN_A_JOB) this.send();
    }
    if (this.gathered.length > 0) this.timer ??= setTimeout(() => this.send(), GATHER_MS);
  }

  /** For many at once. Never fails; whoever brings many waits until they are queued, but not for a queue that is down. */
  async wakeAll(findingIds: readonly string[]): Promise<void> {
    if (findingIds.length === 0) return;
    this.wake(findingIds);
    this.send();
    await Promise.race([Promise.all(this.adding), pause(LONGEST_WAIT_MS, undefined, { ref: false })]);
  }

  /** What was gathered is still sent while the queue's connection is open. */
  async beforeApplicationShutdown(): Promise<void> {
    this.send();
    await Promise.all(this.adding);
  }

  private send(): void {
    if (this.timer !== null) clearTimeout(this.timer);
    this.timer = null;
    if (this.gathered.length === 0) return;
    const findingIds = this.gathered;
    this.gathered = [];
    const added = this.add(findingIds).catch((error: unknown) => {
      this.logger.warn(`${findingIds.length} findings not queued (${failureCode(error)}); the sweeper will`);
    });
    this.adding.add(added);
    void added.finally(() => this.adding.delete(added));
  }

  /**
   * Each job under a name of its own: an earlier one for the same finding may still lie in the queue, locked by a
   * worker that died. The rows count attempts, so the queue retries nothing itself. With our own id, because for ids of
   * its own BullMQ makes a sequence per queue, and the queue's role may make nothing.
   */
  private async add(findingIds: readonly string[]): Promise<void> {
    await this.queue.add(
      'filter',
      { finding_ids: findingIds },
      { jobId: `wake-${randomUUID()}`, attempts: 1, removeOnComplete: true, removeOnFail: true },
    );
  }
}
