import { InjectFlowProducer, InjectQueue } from '@nestjs/bullmq';
import { Injectable, Logger } from '@nestjs/common';
import type { FlowProducer, Queue } from 'bullmq';
import { failureCode } from '../findings/failure-code.js';

export const REFILTER_QUEUE = 'refilter-findings';

/** A job says which chunk to look at; the flow's parent, `chunk: null`, that all of them were looked at. */
export interface RefilterJob {
  readonly run_id: string;
  readonly chunk: number | null;
}

const OPTIONS = { attempts: 1, removeOnComplete: true, removeOnFail: true };

/**
 * Wakes the workers for a run, as a flow: its chunks, and behind them what ends the run. A lost flow loses nothing:
 * the rows say what waits, and the sweeper makes another flow of it.
 */
@Injectable()
export class RefilterQueue {
  private readonly logger = new Logger(RefilterQueue.name);

  constructor(
    @InjectFlowProducer(REFILTER_QUEUE) private readonly flows: FlowProducer,
    @InjectQueue(REFILTER_QUEUE) queue: Queue<RefilterJob>,
  ) {
    // Without listeners they would bring the process down when their store is out of reach.
    const warn = (error: Error) => this.logger.warn(`the queue answers with ${failureCode(error)}`);
    flows.on('error', warn);
    queue.on('error', warn);
  }

  /** Never fails, and nobody waits for it. Names of its own for each call: a flow of before may still lie there. */
  wake(runId: string, chunks: readonly number[], now: Date): void {
    const name = `${runId}.${now.getTime()}`;
    this.flows
      .add({
        name: 'end',
        queueName: REFILTER_QUEUE,
        data: { run_id: runId, chunk: null } satisfies RefilterJob,
        opts: { ...OPTIONS, jobId: name },
        children: chunks.map((chunk) => ({
          name: 'chunk',
          queueName: REFILTER_QUEUE,
          data: { run_id: runId, chunk } satisfies RefilterJob,
          opts: { ...OPTIONS, jobId: `${name}.${chunk}` },
        })),
      })
      .catch((error: unknown) => {
        this.logger.warn(`${runId} not queued (${failureCode(error)}); the sweeper will`);
      });
  }
}
