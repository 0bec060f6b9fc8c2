#!/usr/bin/env node
// The reference for the pipeline: a worker in a process of its own that does nothing, through the same queue.
import { createPostgresBackend, setDefaultBackendFactory, Worker } from 'bullmq';
import pg from 'pg';

const { connection, prefix, concurrency } = JSON.parse(process.env.NOOP_QUEUE);
const isPostgres = connection.connectionString !== undefined;
setDefaultBackendFactory(isPostgres ? createPostgresBackend : undefined);
const options = {
  connection: isPostgres ? { ...connection, Client: pg.Client } : connection,
  ...(prefix === undefined ? {} : { prefix }),
  concurrency,
};
let done = 0;
const worker = new Worker('bench-noop', async () => {}, options);
worker.on('error', () => {});
worker.on('completed', () => {
  done += 1;
  process.send?.(done);
});
await worker.waitUntilReady();
console.log('The worker is running at http://127.0.0.1');
process.on('SIGTERM', () => void worker.close().then(() => process.exit(0)));
