import { setTimeout as pause } from 'node:timers/promises';
import type pg from 'pg';
import { ActorPool } from './actor-pool.js';
import { currentRequest, type RequestScope, readsFromReplica } from './request-scope.js';

/** How long a read waits for the replica to have what was committed when its request first asked. */
const CATCH_UP_MS = 150;
const LOOK_EVERY_MS = 10;

/** How long a replica that does not answer is left alone. */
const REST_MS = 5_000;

/** A replica that takes longer than this to connect or to say how far it is is as good as gone. */
const ANSWER_MS = 1_000;

const COMMITTED = 'SELECT pg_current_wal_flush_lsn()::text AS lsn';
const HAS_REPLAYED = 'SELECT pg_last_wal_replay_lsn() >= $1::pg_lsn AS replayed';

/**
 * Connections for reads of a room: to the replica, where it has replayed everything that the primary had committed when
 * the request first asked, and to the primary where it has not, or does not answer. So nobody reads what is out of
 * date: not their own writes, not a packet that was called back in another process, not a duty that has ended.
 */
export class ReplicaPool extends ActorPool {
  /** Null in the pool of a server that is the primary itself. */
  private readonly primary: ActorPool | null;
  /** Requests for which the replica was found to have all they may expect. */
  private readonly caughtUp = new WeakSet<RequestScope>();
  private restUntil = 0;

  constructor(options: pg.PoolConfig, primaryUrl: string | null) {
    super(primaryUrl === null ? options : { ...options, connectionTimeoutMillis: ANSWER_MS });
    this.primary = primaryUrl === null ? null : new ActorPool({ ...options, connectionString: primaryUrl });
    // A connection that a server ends while nobody uses it is thrown away; the next read finds another.
    this.on('error', () => {});
    this.primary?.on('error', () => {});
  }

  protected override async connectFor(account: string, roles: string): Promise<pg.PoolClient> {
    if (this.primary === null) return super.connectFor(account, roles);
    const request = currentRequest();
    if (request === null || !readsFromReplica() || Date.now() < this.restUntil) return this.primary.connect();
    return (await this.freshReplica(request, account, roles, this.primary)) ?? this.primary.connect();
  }

  override end(): Promise<void>;
  override end(callback: () => void): void;
  override end(callback?: () => void): Promise<void> | undefined {
    const ended = Promise.all([super.end(), this.primary?.end()]).then(() => {});
    if (callback === undefined) return ended;
    ended.then(callback, callback);
    return undefined;
  }

  /** Null where the replica lags or does not answer. */
  private async freshReplica(
    request: RequestScope,
    account: string,
    roles: string,
    primary: ActorPool,
  ): Promise<pg.PoolClient | null> {
    const isKnown = this.caughtUp.has(request);
    const committed = isKnown ? '0/0' : await committedAt(primary);
    let client: pg.PoolClient | null = null;
    try {
      client = await super.connectFor(account, roles);
      if (isKnown || (await catchesUp(client, committed))) {
        this.caughtUp.add(request);
        return client;
      }
      client.release();
    } catch {
      client?.release(true);
      this.restUntil = Date.now() + REST_MS;
    }
    return null;
  }
}

async function committedAt(primary: ActorPool): Promise<string> {
  const { rows } = await primary.query<{ lsn: string }>(COMMITTED);
  return rows[0]?.lsn ?? '';
}

/** A server that replays nothing is no replica (any more): it says null, and that is no. */
async function catchesUp(client: pg.PoolClient, lsn: string): Promise<boolean> {
  const ask = { text: HAS_REPLAYED, values: [lsn], query_timeout: ANSWER_MS };
  for (const end = Date.now() + CATCH_UP_MS; ; await pause(LOOK_EVERY_MS)) {
    const { rows } = await client.query<{ replayed: boolean | null }>(ask);
    if (rows[0]?.replayed === true) return true;
    if (Date.now() >= end) return false;
  }
}
