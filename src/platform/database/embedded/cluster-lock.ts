import { randomBytes } from 'node:crypto';
import { readFileSync, renameSync, rmSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { createOnce, linkOnce } from '../../config/create-once.js';
import { HIDDEN, startOf } from './process-identity.js';

/** Thrown when another living process holds the cluster. Nothing was touched. */
export class ClusterInUse extends Error {
  constructor(
    readonly pid: number,
    cluster: string,
  ) {
    super(
      `Another instance (process ${pid}) is running on the database in ${cluster}. ` +
        `Use that one, stop it first (kill ${pid}), or start this one with another DATA_DIR and PORT.`,
    );
    this.name = 'ClusterInUse';
  }
}

interface Holder {
  readonly pid: number;
  readonly start: string;
  readonly token: string;
}

/**
 * One process at a time per cluster. The file names its holder by process id and time of start, so a holder
 * that was killed is told from one that lives, and a stale file never stops anybody.
 */
export class ClusterLock {
  private constructor(
    private readonly file: string,
    private readonly token: string,
  ) {}

  static async take(cluster: string): Promise<ClusterLock> {
    const file = `${cluster}.lock`;
    const token = randomBytes(8).toString('hex');
    const self: Holder = { pid: process.pid, start: startOf(process.pid) ?? 'unknown', token };
    while (!createOnce(file, JSON.stringify(self), 0o644)) clearIfStale(file, cluster);
    // Two starts that both saw the same stale file may have crossed; whoever's name remains has the lock.
    await pause(30);
    const holder = read(file);
    if (holder?.token !== token) throw new ClusterInUse(holder?.pid ?? 0, cluster);
    return new ClusterLock(file, token);
  }

  /** Gives the lock back; synchronous, so that it can also be done while the process exits. */
  release(): void {
    if (read(this.file)?.token === this.token) rmSync(this.file, { force: true });
  }
}

function clearIfStale(file: string, cluster: string): void {
  const holder = read(file);
  if (holder !== undefined && lives(holder)) throw new ClusterInUse(holder.pid, cluster);
  const aside = `${file}.stale-${randomBytes(4).toString('hex')}`;
  try {
    renameSync(file, aside);
  } catch {
    return; // Somebody else cleared it.
  }
  // If a new holder came in between, this moved their lock away: give it back.
  if (read(aside)?.token !== holder?.token) linkOnce(aside, file);
  rmSync(aside, { force: true });
}

/** Where the system hides other users' processes, one that is there but hidden has to count as the holder. */
function lives(holder: Holder): boolean {
  const start = startOf(holder.pid);
  return start === holder.start || start === HIDDEN;
}

function read(file: string): Holder | undefined {
  try {
    const value: unknown = JSON.parse(readFileSync(file, 'utf8'));
    return isHolder(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function isHolder(value: unknown): value is Holder {
  if (typeof value !== 'object' || value === null) return false;
  const { pid, start, token } = value as Partial<Record<keyof Holder, unknown>>;
  return Number.isInteger(pid) && typeof start === 'string' && typeof token === 'string';
}
