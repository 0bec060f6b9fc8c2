import { InjectQueue } from '@nestjs/bullmq';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { Queue } from 'bullmq';
import { HealthChecks } from '../platform/operations/health-checks.js';
import { FILTER_QUEUE } from '../vault/findings/filter-queue.js';

/** A process that sends or takes jobs is ready when the queue answers. */
@Injectable()
export class QueueReadiness implements OnModuleInit {
  constructor(
    private readonly health: HealthChecks,
    @InjectQueue(FILTER_QUEUE) private readonly queue: Queue,
  ) {}

  onModuleInit(): void {
    this.health.add('queue', async () => {
      await this.queue.getJobCounts('waiting');
    });
  }
}
