import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { StoryBroken } from './answer.js';
import { type Instance, loginsIn } from './instance.js';

const MAIN = fileURLToPath(new URL('../../main.js', import.meta.url));

/**
 * Starts a service for the story alone, on a free port and in a folder that is thrown away afterwards.
 *
 * @param onSpawned told how to stop it before it is ready, for a story that is interrupted early
 */
export async function freshInstance(
  environment: NodeJS.ProcessEnv,
  onSpawned: (stop: Instance['stop']) => void,
): Promise<Instance> {
  const folder = mkdtempSync(join(tmpdir(), 'fairscreen-demo-'));
  // PostgreSQL's user has to pass through it when the service runs as root.
  chmodSync(folder, 0o711);
  const dataDir = join(folder, 'data');
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', MAIN], {
    env: {
      ...withoutService(environment),
      HOST: '127.0.0.1',
      PORT: '0',
      DATA_DIR: dataDir,
      LOG_LEVEL: 'fatal',
    },
    stdio: ['ignore', 'pipe', 'inherit'],
    // Out of the terminal's group: Ctrl-C reaches the story, which then stops its service in good order.
    detached: true,
  });
  const stop = async () => {
    await end(child);
    takeAway(folder, dataDir);
  };
  onSpawned(stop);
  const url = await addressOf(child);
  const logins = loginsIn(dataDir);
  if (url !== null && logins !== null) return { url, logins, stop };
  await stop();
  throw new StoryBroken('The service for the story did not start; the lines above say why.');
}

/** The story's own service is embedded, whatever this machine is set up for. */
function withoutService(environment: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const { DATABASE_URL: _, REDIS_URL: _r, MASTER_KEY: _m, TOKEN_SECRET: _t, ...rest } = environment;
  return rest;
}

/** The address the service says it listens on; null if it ends before. */
async function addressOf(child: ChildProcess): Promise<string | null> {
  if (child.stdout === null) return null;
  for await (const line of createInterface({ input: child.stdout })) {
    const url = /running at (http:\S+)/.exec(line)?.[1];
    if (url === undefined) continue;
    child.stdout.resume();
    return url;
  }
  return null;
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exited = once(child, 'exit');
  child.kill('SIGTERM');
  await exited;
}

function takeAway(folder: string, dataDir: string): void {
  const elsewhere = join(dataDir, 'postgres.location');
  if (existsSync(elsewhere)) rmSync(readFileSync(elsewhere, 'utf8').trim(), { recursive: true, force: true });
  rmSync(folder, { recursive: true, force: true });
}
