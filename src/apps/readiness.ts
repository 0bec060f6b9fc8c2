import { InjectQueue } from '@nestjs/bullmq';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { Queue } from 'bullmq';
import { DataSource } from 'typeorm';
import { HealthChecks } from '../platform/operations/health-checks.js';
import { FILTER_QUEUE } from '../vault/findings/filter-queue.js';

/** What must work before requests are taken: the database, migrated, and the queue. */
@Injectable()
export class Readiness implements OnModuleInit {
  constructor(
    private readonly health: HealthChecks,
    @InjectDataSource('vault') private readonly vault: DataSource,
    @InjectDataSource('released') private readonly released: DataSource,
    @InjectQueue(FILTER_QUEUE) private readonly queue: Queue,
  ) {}

  onModuleInit(): void {
    this.health.add('database', async () => {
      await Promise.all([
        this.vault.query('SELECT count(*) FROM vault.finding WHERE false'),
        this.released.query('SELECT count(*) FROM released.packet WHERE false'),
      ]);
    });
    this.health.add('queue', async () => {
      await this.queue.getJobCounts('waiting');
    });
  }
}
