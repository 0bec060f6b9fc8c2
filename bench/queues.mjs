// The service's queue as a benchmark reaches it: on PostgreSQL with the queue's own login, or on Redis.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { createPostgresBackend, setDefaultBackendFactory } from 'bullmq';
import { Redis } from 'ioredis';
import pg from 'pg';
import { built } from './house.mjs';

/** How the service's own queue is opened on PostgreSQL (src/platform/queues/queue-backend.module.ts). */
export async function onPostgres(dataDir, databaseUrl) {
  const { keptSecrets } = await built('apps/open-database.js');
  const { roleUrl } = await built('platform/database/room-roles.js');
  const { loginSecret } = keptSecrets(dataDir);
  setDefaultBackendFactory(createPostgresBackend);
  const connectionString = roleUrl(databaseUrl, loginSecret, 'queue');
  return { connection: { connectionString, schema: 'queue', max: 6, Client: pg.Client } };
}

/** The same prefix as the service's, read from the keys it has made. */
export async function onRedis(url) {
  setDefaultBackendFactory();
  const redis = new Redis(url);
  const [key] = await redis.keys('*:filter-findings:*');
  redis.disconnect();
  return {
    connection: { url, maxRetriesPerRequest: null },
    prefix: key.slice(0, key.indexOf(':filter-findings')),
  };
}

async function freePort() {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address();
  server.close();
  await once(server, 'close');
  return port;
}

/** A Redis server that keeps nothing, or null where none is installed. */
export async function startRedis() {
  const port = await freePort();
  const flags = ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no'];
  const child = spawn('redis-server', flags, { stdio: 'ignore' });
  const isThere = await Promise.race([
    once(child, 'spawn').then(() => true),
    once(child, 'error').then(() => false),
  ]);
  if (!isThere) return null;
  await pause(300);
  const stop = async () => {
    const ended = once(child, 'exit');
    child.kill('SIGTERM');
    await ended;
  };
  return { url: `redis://127.0.0.1:${port}`, stop };
}
