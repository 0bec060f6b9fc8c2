import { OnWorkerEvent, Processor, WorkerHost } from '@nestjs/bullmq';
import { type BeforeApplicationShutdown, Logger } from '@nestjs/common';
import { failureCode } from '../findings/failure-code.js';
import { RefilterChunks } from './refilter-chunks.js';
import { REFILTER_QUEUE, type RefilterJob } from './refilter-queue.js';

/** After this the jobs of a worker that died go to another. */
const DEAD_WORKER_AFTER_MS = 10_000;

/** One chunk at a time in one process: what screeners log now goes first, in a queue of its own. */
@Processor(REFILTER_QUEUE, {
  concurrency: 1,
  lockDuration: DEAD_WORKER_AFTER_MS,
  stalledInterval: DEAD_WORKER_AFTER_MS,
})
export class RefilterProcessor extends WorkerHost implements BeforeApplicationShutdown {
  private readonly logger = new Logger(RefilterProcessor.name);

  constructor(private readonly chunks: RefilterChunks) {
    super();
  }

  /** Never throws what it caught: the queue keeps the messages of failed jobs. What waits, the sweeper finds. */
  override async process(job: { readonly data: RefilterJob }): Promise<void> {
    const { run_id, chunk } = job.data;
    try {
      if (chunk === null) await this.chunks.end(run_id);
      else await this.chunks.work(run_id, chunk);
    } catch (error) {
      this.logger.warn(`${run_id}, chunk ${chunk ?? 'none'}: ${failureCode(error)}`);
    }
  }

  /** Without a listener the worker would bring the process down when the queue is out of reach. */
  @OnWorkerEvent('error')
  logQueueError(error: Error): void {
    this.logger.warn(`the queue answers with ${failureCode(error)}`);
  }

  /** Finishes the finding that is being filtered, while the room's connections are still open. */
  async beforeApplicationShutdown(): Promise<void> {
    this.chunks.stop();
    await this.worker.close();
  }
}
