import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { hasCode } from '../../../kernel/system-error.js';
import { commandOf, signalReaches } from './process-identity.js';

/** What PostgreSQL's main process writes about itself into its cluster. */
export interface PostmasterFile {
  readonly pid: number;
  readonly port: number;
  readonly ready: boolean;
}

export function readPostmasterFile(cluster: string): PostmasterFile | undefined {
  let lines: string[];
  try {
    lines = readFileSync(join(cluster, 'postmaster.pid'), 'utf8').split('\n');
  } catch {
    return undefined;
  }
  const pid = Number.parseInt(lines[0] ?? '', 10);
  if (!(pid > 1)) return undefined;
  return { pid, port: Number.parseInt(lines[3] ?? '', 10), ready: lines[7]?.trim() === 'ready' };
}

/** The port of the server that serves this cluster at the moment; undefined when none does. */
export function portInService(cluster: string): number | undefined {
  const file = readPostmasterFile(cluster);
  return file?.ready && serves(file.pid, cluster) ? file.port : undefined;
}

/**
 * A service that was killed leaves its PostgreSQL running. Only a process that really serves this cluster is
 * stopped, and stopped the way that loses nothing. The caller holds the cluster's lock, so nobody uses it.
 */
export async function stopOrphan(cluster: string, onLine: (line: string) => void): Promise<void> {
  const file = readPostmasterFile(cluster);
  if (file === undefined) return;
  if (!serves(file.pid, cluster)) {
    // Somebody else has that process id now, or it ended and nobody took note. PostgreSQL would take either for
    // its predecessor and refuse. Should sessions of the old server still live, it sees that from its shared
    // memory, which is tied to the cluster's folder and not to this file.
    if (signalReaches(file.pid)) rmSync(join(cluster, 'postmaster.pid'), { force: true });
    return;
  }
  onLine(`stopping the PostgreSQL that a killed instance left behind (process ${file.pid})`);
  for (const [signal, seconds] of [['SIGINT', 30] as const, ['SIGQUIT', 15] as const]) {
    signalIfThere(file.pid, signal);
    if (await goneWithin(seconds, cluster, file.pid)) return;
  }
  throw new Error(
    `PostgreSQL (process ${file.pid}) of an earlier instance does not stop. Stop it by hand (kill -QUIT ${file.pid}) and start again.`,
  );
}

async function goneWithin(seconds: number, cluster: string, pid: number): Promise<boolean> {
  for (const until = Date.now() + seconds * 1000; Date.now() < until; await pause(50)) {
    if (!serves(pid, cluster)) return true;
  }
  return false;
}

function serves(pid: number, cluster: string): boolean {
  return commandOf(pid)?.includes(`-D ${cluster} `) ?? false;
}

function signalIfThere(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch (error) {
    if (!hasCode(error, 'ESRCH')) throw error;
  }
}
