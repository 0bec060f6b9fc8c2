import { OnWorkerEvent, Processor, WorkerHost } from '@nestjs/bullmq';
import { type BeforeApplicationShutdown, Logger } from '@nestjs/common';
import { failureCode } from './failure-code.js';
import { FilterFinding } from './filter-finding.js';
import { FILTER_QUEUE, type FilterJob } from './filter-queue.js';

/** Jobs at once in one process: while one waits for the database, another filters. */
const CONCURRENCY = 4;

/** After this the jobs of a worker that died go to another. The filter takes a fraction of a second. */
const DEAD_WORKER_AFTER_MS = 10_000;

/** Runs the pipeline for a finding. A failed attempt is written to its row, and the sweeper tries again. */
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
    const findingId = job.data.finding_id;
    try {
      await this.pipeline.run(findingId);
    } catch (error) {
      this.logger.warn(`filtering ${findingId} failed: ${failureCode(error)}`);
      await this.recordFailure(findingId);
    }
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
