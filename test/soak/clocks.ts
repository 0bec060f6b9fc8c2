import { setTimeout as pause } from 'node:timers/promises';
import { query } from '../support/killable-cluster.js';
import { databaseOf } from '../support/service-process.js';
import type { Kept } from './promises.js';

const DUE_AFTER_MS = 8_000;
/** It looks every five seconds; beyond that somebody else's load may be in the way. */
const LATEST_MS = DUE_AFTER_MS + 10_000;
const LOOK_EVERY_MS = 200;

/** A finding that waits without a job is taken when its time has come, not before and not much later. */
export async function sweeperIsOnTime(databaseUrl: string): Promise<Kept> {
  const [finding] = await query(
    databaseUrl,
    `UPDATE vault.finding SET state = 'logged', next_attempt_at = now() + make_interval(secs => $1)
      WHERE id = (SELECT min(id) FROM vault.finding) RETURNING id`,
    [DUE_AFTER_MS / 1000],
  );
  const from = Date.now();
  let takenMs: number | null = null;
  while (takenMs === null && Date.now() - from < LATEST_MS) {
    await pause(LOOK_EVERY_MS);
    const [row] = await query(databaseUrl, 'SELECT state FROM vault.finding WHERE id = $1', [
      finding?.['id'],
    ]);
    if (row?.['state'] === 'filtered') takenMs = Date.now() - from;
  }
  return {
    promise: 'the sweeper comes when a finding’s time has come',
    kept: takenMs !== null && takenMs >= DUE_AFTER_MS - LOOK_EVERY_MS,
    figure:
      takenMs === null
        ? `not within ${LATEST_MS} ms`
        : `after ${takenMs} ms (due after ${DUE_AFTER_MS}, at most ${LATEST_MS})`,
  };
}

const AGE = [
  `UPDATE access.idempotency_key SET created_at = created_at - interval '3 days', locked_until = locked_until - interval '3 days'`,
  `UPDATE access.session SET created_at = created_at - interval '60 days', expires_at = expires_at - interval '60 days'`,
  `UPDATE access.login_attempt SET last_at = last_at - interval '3 days', blocked_until = blocked_until - interval '3 days'`,
];

const LEFT = `SELECT (SELECT count(*) FROM access.idempotency_key) + (SELECT count(*) FROM access.session)
  + (SELECT count(*) FROM access.login_attempt) AS count`;

/** Idempotency keys, ended sessions and failed logins are removed when they are old; here they are made so. */
export async function oldRowsGo(dataDir: string, restart: () => Promise<void>): Promise<Kept> {
  const count = async () => Number((await query(databaseOf(dataDir), LEFT))[0]?.['count']);
  for (const statement of AGE) await query(databaseOf(dataDir), statement);
  const before = await count();
  await restart();
  let after = await count();
  for (let i = 0; i < 50 && after > 0; i++) {
    await pause(LOOK_EVERY_MS);
    after = await count();
  }
  return {
    promise: 'old keys, sessions and failed logins are removed',
    kept: before > 0 && after === 0,
    figure: `${before} made old, ${after} left`,
  };
}
