import type { QueueOptions } from 'bullmq';
import { Cluster, type RedisOptions } from 'ioredis';
import type { RedisPlace } from '../config/redis-url.js';

/** After this a node that says nothing is taken for gone, and another one is asked for. */
const CONNECT_TIMEOUT_MS = 5_000;

/** What is asked of a node that changes its place waits until there is one again; jobs are only wake-ups. */
function shared({ username, password, tls }: RedisPlace) {
  return {
    ...(username === null ? {} : { username }),
    ...(password === null ? {} : { password }),
    ...(tls ? { tls: {} } : {}),
    maxRetriesPerRequest: null,
    connectTimeout: CONNECT_TIMEOUT_MS,
    // A master that was set back to a replica takes no writes: connect anew, to the present one, and ask again.
    reconnectOnError: (error: Error) => (error.message.startsWith('READONLY') ? 2 : false),
  } satisfies RedisOptions;
}

/**
 * The queue's connection: to one server, to whichever server the sentinels call master, or to a cluster. One to a
 * cluster is made here and lasts as long as the process; `close` ends it.
 */
export function redisConnection(place: RedisPlace): {
  readonly connection: QueueOptions['connection'];
  close(): void;
} {
  if (place.kind === 'cluster') {
    const cluster = new Cluster([...place.nodes], {
      redisOptions: shared(place),
      // While slots move a command can come too early; it is asked again.
      clusterRetryStrategy: (times) => Math.min(100 * times, 2000),
    });
    // Without a listener a node that goes down would bring the process down.
    cluster.on('error', () => {});
    return { connection: cluster, close: () => cluster.disconnect() };
  }
  if (place.kind === 'sentinel') {
    const { sentinels, master, database, tls } = place;
    const connection = {
      ...shared(place),
      sentinels: sentinels.map(({ host, port }) => ({ host, port })),
      name: master,
      db: database,
      ...(tls ? { enableTLSForSentinelMode: true, sentinelTLS: {} } : {}),
      sentinelRetryStrategy: (times: number) => Math.min(100 * times, 2000),
    };
    return { connection, close: () => {} };
  }
  const { host, port, database } = place;
  return { connection: { ...shared(place), host, port, db: database }, close: () => {} };
}
