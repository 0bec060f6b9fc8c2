import { OnWorkerEvent, Processor, WorkerHost } from '@nestjs/bullmq';
import { type BeforeApplicationShutdown, Logger } from '@nestjs/common';
import { failureCode } from './failure-code.js';
import { FilterFinding } from './filter-finding.js';
import { FILTER_QUEUE, type FilterJob } from './filter-queue.js';

/** Jobs at once in one process: while one waits for the database, another filters. */
const CONCURRENCY = 4;

/** After this the jobs of a worker that died go to another. The filter takes a fraction of a second. */
const DEAD_WORKER_AFTER_MS = 10_000;

/** Runs the pipeline for what was woken. A failed attempt is written to its row, and the sweeper tries again. */
@Processor(FILTER_QUEUE, {
  concurrency: CONCURRENCY,
  lockDuration: DEAD_WORKER_AFTER_MS,
  stalledInterval: DEAD_WORKER_AFTER_MS,
})
export class FilterFindingProcessor extends WorkerHost implements BeforeApplicationShutdown {
  private readonly logger = new Logger(FilterFindingProcessor.name);

  constructor(private readonly pipeline: FilterFinding) {
    super();
  }

  /** Never throws what it caught: the queue keeps the messages of failed jobs, and a message can quote text. */
  override async process(job: { readonly data: FilterJob }): Promise<void> {
    try {
      for (const group of await this.pipeline.waiting(job.data.finding_ids)) await this.filter(group);
    } catch (error) {
      this.logger.warn(`a wake-up came to nothing: ${failureCode(error)}; the sweeper comes back to it`);
    }
  }

  /** Together, because that is quicker; when one of them fails, one by one, so that it alone is to blame. */
  private async filter(findingIds: readonly string[]): Promise<void> {
    try {
      await this.pipeline.run(findingIds);
    } catch (error) {
      const [only, ...others] = findingIds;
      if (only !== undefined && others.length === 0) await this.failed(only, error);
      else for (const findingId of findingIds) await this.filter([findingId]);
    }
  }

  private async failed(findingId: string, error: unknown): Promise<void> {
    this.logger.warn(`filtering ${findingId} failed: ${failureCode(error)}`);
    await this.recordFailure(findingId);
  }

  /** Without a listener the worker would bring the process down when the queue is out of reach. */
  @OnWorkerEvent('error')
  logQueueError(error: Error): void {
    this.logger.warn(`the queue answers with ${failureCode(error)}`);
  }

  /** Finishes the running jobs while the room's connections are still open. */
  async beforeApplicationShutdown(): Promise<void> {
    await this.worker.close();
  }

  /** When not even this works, the row still says `logged`, and the sweeper comes back to it. */
  private async recordFailure(findingId: string): Promise<void> {
    try {
      const outcome = await this.pipeline.recordFailure(findingId);
      if (outcome === 'held') this.logger.error(`${findingId} is held: the filter failed too often`);
    } catch (error) {
      this.logger.error(`failure of ${findingId} not recorded: ${failureCode(error)}`);
    }
  }
}
