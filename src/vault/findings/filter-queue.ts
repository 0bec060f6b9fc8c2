import { setTimeout as pause } from 'node:timers/promises';
import { InjectQueue } from '@nestjs/bullmq';
import { Injectable, Logger } from '@nestjs/common';
import type { Queue } from 'bullmq';
import { failureCode } from './failure-code.js';

export const FILTER_QUEUE = 'filter-findings';

/** A job says which finding to look at, and nothing else. */
export interface FilterJob {
  readonly finding_id: string;
}

const LONGEST_WAIT_MS = 2000;
const OPTIONS = { attempts: 1, removeOnComplete: true, removeOnFail: true };

/** Wakes the worker. A lost wake-up loses nothing: the row says that the finding waits, and the sweeper sees it. */
@Injectable()
export class FilterQueue {
  private readonly logger = new Logger(FilterQueue.name);

  constructor(@InjectQueue(FILTER_QUEUE) private readonly queue: Queue<FilterJob>) {
    // Without a listener the queue would bring the process down when its store is out of reach.
    queue.on('error', (error) => this.logger.warn(`the queue answers with ${failureCode(error)}`));
  }

  /** Never fails, and nobody waits for it: what was committed stays committed when the queue is down. */
  wake(findingIds: readonly string[]): void {
    this.addAll(findingIds, (findingId) => findingId);
  }

  /** For many at once. Never fails; whoever brings many waits until they are queued, but not for a queue that is down. */
  async wakeAll(findingIds: readonly string[]): Promise<void> {
    const jobs = findingIds.map((findingId) => ({
      name: 'filter',
      data: { finding_id: findingId },
      opts: { ...OPTIONS, jobId: findingId },
    }));
    if (jobs.length === 0) return;
    const queued = this.queue.addBulk(jobs).catch((error: unknown) => {
      this.logger.warn(`${jobs.length} findings not queued (${failureCode(error)}); the sweeper will`);
    });
    await Promise.race([queued, pause(LONGEST_WAIT_MS, undefined, { ref: false })]);
  }

  /**
   * For findings whose first wake-up came to nothing. Under a name of its own: the first job may still lie in the
   * queue, locked by a worker that died, and until when is what that worker's clock said.
   */
  wakeAgain(findingIds: readonly string[], now: Date): void {
    this.addAll(findingIds, (findingId) => `${findingId}.${now.getTime()}`);
  }

  private addAll(findingIds: readonly string[], nameOf: (findingId: string) => string): void {
    for (const findingId of findingIds) {
      this.add(findingId, nameOf(findingId)).catch((error: unknown) => {
        this.logger.warn(`${findingId} not queued (${failureCode(error)}); the sweeper will`);
      });
    }
  }

  /**
   * One waiting job per finding is enough; the row counts attempts, so the queue retries nothing itself. One by
   * one and with our own id, because for ids of its own BullMQ makes a sequence per queue, and the queue's role
   * may make nothing.
   */
  private async add(findingId: string, jobId: string): Promise<void> {
    await this.queue.add('filter', { finding_id: findingId }, { ...OPTIONS, jobId });
  }
}
