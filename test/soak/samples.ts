import { query } from '../support/killable-cluster.js';

/** How the service stands at one moment. */
export interface Sample {
  readonly residentMb: number;
  readonly heapMb: number;
  readonly connections: number;
  readonly findings: number;
  readonly waitingFindings: number;
  readonly jobs: number;
  readonly queueEvents: number;
  readonly idempotencyKeys: number;
  readonly sessions: number;
  readonly loginAttempts: number;
}

const COUNTS = `SELECT
  (SELECT count(*) FROM pg_stat_activity WHERE usename LIKE 'fairscreen_%')::int AS connections,
  (SELECT count(*) FROM vault.finding)::int AS findings,
  (SELECT count(*) FROM vault.finding WHERE state = 'logged')::int AS waiting_findings,
  (SELECT count(*) FROM queue.job)::int AS jobs,
  (SELECT count(*) FROM queue.event)::int AS queue_events,
  (SELECT count(*) FROM access.idempotency_key)::int AS idempotency_keys,
  (SELECT count(*) FROM access.session)::int AS sessions,
  (SELECT count(*) FROM access.login_attempt)::int AS login_attempts`;

/** Memory as the process tells it to whoever scrapes its metrics, the rest as the database counts it. */
export async function sample(address: string, databaseUrl: string): Promise<Sample> {
  const metrics = await fetch(`${address}/metrics`).then((answer) => answer.text());
  const megabytes = (name: string) =>
    Number(new RegExp(`^${name} ([\\d.e+]+)$`, 'm').exec(metrics)?.[1]) / 2 ** 20;
  const [row = {}] = await query(databaseUrl, COUNTS);
  const count = (name: string) => Number(row[name]);
  return {
    residentMb: megabytes('process_resident_memory_bytes'),
    heapMb: megabytes('nodejs_heap_size_used_bytes'),
    connections: count('connections'),
    findings: count('findings'),
    waitingFindings: count('waiting_findings'),
    jobs: count('jobs'),
    queueEvents: count('queue_events'),
    idempotencyKeys: count('idempotency_keys'),
    sessions: count('sessions'),
    loginAttempts: count('login_attempts'),
  };
}
