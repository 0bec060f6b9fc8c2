import { closeSync, openSync, rmSync, statfsSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { query, serverOf } from '../support/killable-cluster.js';
import { databaseOf } from '../support/service-process.js';
import type { House } from './house.js';

/** Something that goes wrong under a working service. Afterwards the house stands again. */
export interface Fault {
  readonly name: string;
  readonly strike: (house: House, random: () => number) => Promise<void>;
}

const TWO_HOURS_MS = 2 * 60 * 60 * 1000;
const FILLER_BYTES = 1024 * 1024;

export const FAULTS: readonly Fault[] = [
  { name: 'service killed', strike: (house) => house.restart('SIGKILL') },
  {
    name: 'worker killed',
    async strike(house) {
      await house.killWorker();
    },
  },
  {
    name: 'PostgreSQL killed',
    async strike(house) {
      process.kill(serverOf(house.dataDir), 'SIGKILL');
      await house.afterItsOwnEnd();
    },
  },
  {
    name: 'connections dropped in the middle of transactions',
    async strike(house, random) {
      for (let i = 0; i < 5; i++) {
        await query(
          databaseOf(house.dataDir),
          `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
           WHERE usename LIKE 'fairscreen%' AND (state <> 'idle' OR random() < $1)`,
          [random() / 2],
        );
        await pause(50);
      }
    },
  },
  {
    name: "the queue's storage wiped",
    async strike(house) {
      const url = databaseOf(house.dataDir);
      const tables = await query(
        url,
        "SELECT format('%I.%I', schemaname, tablename) AS name FROM pg_tables WHERE schemaname = 'queue' AND tablename LIKE 'job%'",
      );
      await query(url, `TRUNCATE ${tables.map(({ name }) => String(name)).join(', ')} CASCADE`);
    },
  },
  {
    name: 'clock two hours ahead, then back',
    async strike(house) {
      await house.restart('SIGKILL', TWO_HOURS_MS);
      await pause(1500);
      await house.restart('SIGKILL');
    },
  },
  {
    name: 'disk full',
    async strike(house) {
      if (house.ownDisk === null) return;
      const filler = join(house.ownDisk, 'filler');
      fill(filler, house.ownDisk);
      try {
        await pause(1500);
      } finally {
        rmSync(filler, { force: true });
      }
      await house.afterItsOwnEnd();
    },
  },
];

/** Writes until nothing more goes. */
function fill(file: string, disk: string): void {
  const handle = openSync(file, 'w');
  try {
    const { bavail, bsize } = statfsSync(disk);
    const zeros = Buffer.alloc(FILLER_BYTES);
    for (let left = bavail * bsize; left > 0; )
      left -= writeSync(handle, zeros, 0, Math.min(left, FILLER_BYTES));
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOSPC')) throw error;
  } finally {
    closeSync(handle);
  }
}
