import { InjectQueue } from '@nestjs/bullmq';
import { Injectable, Logger } from '@nestjs/common';
import type { Queue } from 'bullmq';
import { failureCode } from './failure-code.js';

export const FILTER_QUEUE = 'filter-findings';

/** A job says which finding to look at, and nothing else. */
export interface FilterJob {
  readonly finding_id: string;
}

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
    if (findingIds.length === 0) return;
    this.add(findingIds).catch((error: unknown) => {
      this.logger.warn(`${findingIds.length} findings not queued (${failureCode(error)}); the sweeper will`);
    });
  }

  private async add(findingIds: readonly string[]): Promise<void> {
    await this.queue.addBulk(
      findingIds.map((findingId) => ({
        name: 'filter',
        data: { finding_id: findingId },
        // One waiting job per finding is enough; the row counts attempts, so the queue retries nothing itself.
        opts: { jobId: findingId, attempts: 1, removeOnComplete: true, removeOnFail: true },
      })),
    );
  }
}
