#!/usr/bin/env node
// The pipeline: from the POST, and from the queue alone, until a finding is filtered, beside jobs that do nothing
// through the same queue. On PostgreSQL, and on Redis where redis-server is installed.
// Usage: npm run build && node bench/pipeline.bench.mjs [--quick] [--json FILE]
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { Queue } from 'bullmq';
import pg from 'pg';
import { Figures, isQuick, median, millisecondsOf } from './figures.mjs';
import { built, databaseOf, dataFolder, startService, untilFiltered } from './house.mjs';
import { findingOf, Office } from './office.mjs';
import { onPostgres, onRedis, startRedis } from './queues.mjs';
import { runLoad } from './run-load.mjs';

const ROUNDS = isQuick ? 1 : 3;
const FINDINGS = isQuick ? 60 : 600;
const CONCURRENCY = 4;
const NOOP = fileURLToPath(new URL('noop-worker.mjs', import.meta.url));

/** So many jobs that do nothing, added as the service adds its own: each under its own name, none waited for. */
async function noopsPerSecond(options, round) {
  const environment = { NOOP_QUEUE: JSON.stringify({ ...options, concurrency: CONCURRENCY }) };
  const worker = fork(NOOP, {
    env: { ...process.env, ...environment },
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  });
  await once(worker.stdout, 'data');
  const queue = new Queue('bench-noop', options);
  const job = { attempts: 1, removeOnComplete: true, removeOnFail: true };
  const ms = await millisecondsOf(async () => {
    const all = new Promise((resolve) => {
      worker.on('message', (done) => done === FINDINGS && resolve());
    });
    const added = Array.from({ length: FINDINGS }, (_, i) =>
      queue.add('noop', { finding_id: `fnd_${i}` }, { ...job, jobId: `noop-${round}-${i}` }),
    );
    await Promise.all([...added, all]);
  });
  await queue.close();
  worker.kill('SIGTERM');
  await once(worker, 'exit');
  return FINDINGS / (ms / 1000);
}

/** Every finding waits again, and the worker is woken for each, as when they were logged. */
async function refilter(client, wakeUp) {
  const { rows } = await client.query(
    `UPDATE vault.finding SET state = 'logged', filtered_at = NULL, ruleset_digest = NULL, filter_attempts = 0,
       next_attempt_at = now() + interval '1 hour' RETURNING id`,
  );
  const ms = await millisecondsOf(async () => {
    wakeUp.wake(rows.map(({ id }) => id));
    await untilFiltered(client);
  });
  return rows.length / (ms / 1000);
}

async function measure(figures, place, environment) {
  const folder = dataFolder();
  let service;
  let client;
  let queue;
  try {
    service = await startService(folder.dataDir, environment);
    const url = await databaseOf(folder.dataDir);
    client = new pg.Client({ connectionString: url });
    await client.connect();
    const office = new Office(service.address, folder.dataDir);
    await office.openRequisition();
    const { id, searchId } = await office.openScreening();
    const log = (requests) =>
      runLoad({
        method: 'POST',
        url: `${service.address}/v1/screenings/${id}/findings`,
        headers: office.headers('screener'),
        bodies: Array.from({ length: 200 }, (_, i) => JSON.stringify(findingOf(searchId, i))),
        connections: 16,
        requests,
      });
    await log(isQuick ? 20 : 200);
    await untilFiltered(client);
    const options =
      environment.REDIS_URL === undefined
        ? await onPostgres(folder.dataDir, url)
        : await onRedis(environment.REDIS_URL);
    const { FilterQueue } = await built('vault/findings/filter-queue.js');
    queue = new Queue('filter-findings', options);
    const wakeUp = new FilterQueue(queue);

    const noop = [];
    const posted = [];
    const queued = [];
    for (let round = 0; round < ROUNDS; round++) {
      noop.push(await noopsPerSecond(options, round));
      await client.query(`TRUNCATE vault.finding, vault.removal, desk.filtered_finding CASCADE`);
      const ms = await millisecondsOf(async () => {
        await log(FINDINGS);
        await untilFiltered(client);
      });
      posted.push(FINDINGS / (ms / 1000));
      queued.push(await refilter(client, wakeUp));
    }
    const reference = { name: 'no-op jobs', value: median(noop) };
    const onPg = environment.REDIS_URL === undefined;
    const goals = onPg ? { goal: { atLeast: 0.6 } } : {};
    figures.add({
      name: `POST to filtered, ${place}`,
      value: median(posted),
      unit: '/s',
      reference,
      ...goals,
    });
    figures.add({
      name: `queue to filtered, ${place}`,
      value: median(queued),
      unit: '/s',
      reference,
      ...goals,
    });
    if (!onPg)
      figures.add({
        name: 'queue to filtered, Redis, per second',
        value: median(queued),
        goal: { atLeast: 2000 },
      });
  } finally {
    await queue?.close();
    await client?.end();
    await service?.stop();
    folder.remove();
  }
}

const figures = new Figures('pipeline');
await measure(figures, 'PostgreSQL', {});
const redis = await startRedis();
if (redis === null) {
  figures.note('Redis: not measured, no redis-server is installed');
} else {
  try {
    await measure(figures, 'Redis', { REDIS_URL: redis.url });
  } finally {
    await redis.stop();
  }
}
figures.note(`${FINDINGS} findings of about 300 characters a round, ${ROUNDS} alternated rounds, one worker`);
figures.finish();
process.exit(0);
