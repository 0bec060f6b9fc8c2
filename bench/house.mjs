// The real service for a benchmark: built, in processes of its own, on an embedded PostgreSQL in a folder of its own.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

/** Whose dist is measured; FAIRSCREEN_ROOT puts another checkout, built, under the same benchmark. */
export const ROOT = process.env.FAIRSCREEN_ROOT ?? join(dirname(fileURLToPath(import.meta.url)), '..');
export const built = (path) => import(join(ROOT, 'dist', path));

const QUIET = {
  PORT: '0',
  LOG_LEVEL: 'error',
  NODE_ENV: 'development',
  RATE_LIMIT: '1000000',
  LOGIN_RATE_LIMIT: '1000000',
};

/** A Node process that says on its first lines where it listens. */
export async function listening(args, environment) {
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', ...args], {
    env: environment,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let complaint = '';
  child.stderr.setEncoding('utf8').on('data', (chunk) => {
    complaint += chunk;
  });
  for await (const line of createInterface({ input: child.stdout })) {
    const address = /is running at (http:\S+)/.exec(line)?.[1];
    if (address === undefined) continue;
    child.stdout.resume();
    return { address, child, stop: () => stop(child) };
  }
  throw new Error(`It did not start: ${complaint}`);
}

async function stop(child) {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  child.kill('SIGTERM');
  // The second one asks it not to wait for its balancer.
  setTimeout(() => child.kill('SIGTERM'), 100).unref();
  await ended;
}

/** A data folder that PostgreSQL's own user can reach when this one is root. */
export function dataFolder() {
  const folder = mkdtempSync(join(tmpdir(), 'fairscreen-bench-'));
  chmodSync(folder, 0o711);
  const dataDir = join(folder, 'data');
  return { dataDir, remove: () => removeAll(folder, dataDir) };
}

function removeAll(folder, dataDir) {
  const elsewhere = join(dataDir, 'postgres.location');
  if (existsSync(elsewhere)) rmSync(readFileSync(elsewhere, 'utf8').trim(), { recursive: true, force: true });
  rmSync(folder, { recursive: true, force: true });
}

export async function startService(dataDir, environment = {}, flags = []) {
  const { DATABASE_URL: _, REDIS_URL: __, ...inherited } = process.env;
  return listening([...flags, join(ROOT, 'dist/main.js')], {
    ...inherited,
    ...QUIET,
    DATA_DIR: dataDir,
    ...environment,
  });
}

/** The superuser's address of the embedded database, while it runs. */
export async function databaseOf(dataDir) {
  const { runningEmbeddedPostgres } = await built('platform/database/embedded-postgres.js');
  const { readOrCreateSecret } = await built('platform/config/secrets-folder.js');
  const url = new URL(runningEmbeddedPostgres(dataDir));
  url.username = 'postgres';
  url.password = readOrCreateSecret(dataDir, 'postgres-superuser', 32).toString('hex');
  return url.toString();
}

/** Processor time that a process has used, in ms, in user and system mode together; NaN where the system does not tell. */
export function processorMs(pid) {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // After the name, which may hold spaces: utime and stime are the 14th and 15th fields, in ticks of 10 ms.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return (Number(fields[11]) + Number(fields[12])) * 10;
  } catch {
    return Number.NaN;
  }
}

/** Until the filter has caught up, so that nothing of one round is left to do in the next. */
export async function untilFiltered(client) {
  for (;;) {
    const { rows } = await client.query(`SELECT FROM vault.finding WHERE state = 'logged' LIMIT 1`);
    if (rows.length === 0) return;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
