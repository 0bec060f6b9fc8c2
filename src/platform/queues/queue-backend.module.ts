import { hkdfSync } from 'node:crypto';
import { BullModule } from '@nestjs/bullmq';
import { Injectable, Module, type OnApplicationShutdown } from '@nestjs/common';
import { createPostgresBackend, type QueueOptions, setDefaultBackendFactory } from 'bullmq';
import { redisPlace } from '../config/redis-url.js';
import { SteadyClient } from '../database/steady-client.js';
import { Runtime } from '../runtime.js';
import { QUEUE_SCHEMA } from './migrate-queue.js';
import { redisConnection } from './redis-connection.js';

/** Finished jobs are of no further use: the row's state is the truth, the ledger the history. */
const KEPT_FINISHED_JOBS = 1000;
const POOL_SIZE = 6;

/** What the queue's makers do not close by themselves: a connection that they share. */
@Injectable()
class SharedConnections implements OnApplicationShutdown {
  private readonly closings: (() => void)[] = [];

  closeAtEnd(close: () => void): void {
    this.closings.push(close);
  }

  onApplicationShutdown(): void {
    for (const close of this.closings) close();
  }
}

@Module({ providers: [SharedConnections], exports: [SharedConnections] })
class SharedConnectionsModule {}

/**
 * BullMQ on PostgreSQL by default, on Redis or Valkey with `REDIS_URL`; the same queues and workers on both.
 * The queue is only a wake-up: a queue that loses everything loses nothing (see the findings' sweeper).
 */
@Module({
  imports: [
    BullModule.forRootAsync({
      imports: [SharedConnectionsModule],
      inject: [Runtime, SharedConnections],
      useFactory: (runtime: Runtime, shared: SharedConnections) =>
        runtime.redisUrl === null ? onPostgres(runtime) : onRedis(runtime, runtime.redisUrl, shared),
    }),
  ],
})
export class QueueBackendModule {}

const JOB_OPTIONS = {
  attempts: 5,
  backoff: { type: 'exponential', delay: 1000 },
  removeOnComplete: { count: KEPT_FINISHED_JOBS },
  removeOnFail: { count: KEPT_FINISHED_JOBS },
};

function onRedis(runtime: Runtime, url: string, shared: SharedConnections): QueueOptions {
  const place = redisPlace(url);
  if (place === null) throw new Error('REDIS_URL has none of its forms.');
  setDefaultBackendFactory();
  const { connection, close } = redisConnection(place);
  shared.closeAtEnd(close);
  return {
    connection,
    prefix: redisPrefix(runtime),
    defaultJobOptions: JOB_OPTIONS,
  };
}

/**
 * Keeps installations apart that share one Redis: a worker must never get a job whose finding lies in another
 * database. The same for every process of one installation; braces keep a queue's keys on one cluster node.
 */
function redisPrefix(runtime: Runtime): string {
  const { password, pathname } = new URL(runtime.logins.url('queue'));
  const derived = hkdfSync('sha256', password, 'fairscreen', `queue prefix ${pathname.slice(1)}`, 8);
  return `{fairscreen-${Buffer.from(derived).toString('hex')}}`;
}

function onPostgres(runtime: Runtime): QueueOptions {
  setDefaultBackendFactory(createPostgresBackend);
  const connection = {
    connectionString: runtime.logins.url('queue'),
    schema: QUEUE_SCHEMA,
    max: POOL_SIZE,
    Client: SteadyClient,
  };
  // QueueOptions names Redis' connection type; the PostgreSQL backend reads the same member as a pool's options.
  return { connection: connection as QueueOptions['connection'], defaultJobOptions: JOB_OPTIONS };
}
