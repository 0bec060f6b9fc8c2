import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  appendFileSync,
  chmodSync,
  chownSync,
  cpSync,
  mkdirSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { clusterOwner } from '../../src/platform/database/embedded/cluster-owner.js';
import {
  postgresPrograms,
  SERVER_ENVIRONMENT,
} from '../../src/platform/database/embedded/postgres-programs.js';

/** A streaming replica of an embedded cluster, made by a low-level base backup (PostgreSQL 18, 25.3.4). */
export class Standby {
  private constructor(
    private readonly folder: string,
    private readonly child: ChildProcess,
    readonly url: string,
  ) {}

  /** @param cluster the primary's data folder · @param url its superuser's address */
  static async of(cluster: string, url: string): Promise<Standby> {
    const folder = `${cluster}-standby`;
    const primary = new pg.Client({ connectionString: url });
    await primary.connect();
    try {
      await primary.query("SELECT pg_backup_start('standby', true)");
      cpSync(cluster, folder, {
        recursive: true,
        filter: (source) => !/\/(postmaster\.(pid|opts)|pg_wal\/.+)$/.test(source),
      });
      mkdirSync(join(folder, 'pg_wal'), { recursive: true });
      const { rows } = await primary.query<{ labelfile: string }>(
        'SELECT labelfile FROM pg_backup_stop(false)',
      );
      writeFileSync(join(folder, 'backup_label'), rows[0]?.labelfile ?? '');
    } finally {
      await primary.end();
    }
    const address = new URL(url);
    writeFileSync(join(folder, 'standby.signal'), '');
    appendFileSync(
      join(folder, 'postgresql.auto.conf'),
      `\nprimary_conninfo = 'host=127.0.0.1 port=${address.port} user=${address.username} password=${address.password}'\n`,
    );
    const owner = clusterOwner(cluster);
    chmodSync(folder, 0o700);
    if (owner.ids !== undefined) giveTo(folder, owner.ids);
    address.port = String(await freePort());
    const flags = [
      '-D',
      folder,
      '-p',
      address.port,
      '-c',
      'listen_addresses=127.0.0.1',
      '-c',
      'unix_socket_directories=',
    ];
    const child = spawn(postgresPrograms(owner).postgres, [...flags, '-c', 'max_connections=200'], {
      ...owner.ids,
      cwd: '/',
      stdio: 'ignore',
      env: SERVER_ENVIRONMENT,
    });
    const standby = new Standby(folder, child, address.href);
    await standby.untilReady();
    return standby;
  }

  /** Stops replaying, as a replica that lags; it goes on answering. */
  async lag(lags: boolean): Promise<void> {
    await this.ask(lags ? 'SELECT pg_wal_replay_pause()' : 'SELECT pg_wal_replay_resume()');
  }

  async ask(sql: string): Promise<Record<string, unknown>[]> {
    const client = new pg.Client({ connectionString: this.url });
    await client.connect();
    try {
      return (await client.query<Record<string, unknown>>(sql)).rows;
    } finally {
      await client.end();
    }
  }

  async kill(): Promise<void> {
    if (this.child.exitCode !== null || this.child.signalCode !== null) return;
    const ended = once(this.child, 'exit');
    // Immediate shutdown: as killed, but its own processes go with it.
    this.child.kill('SIGQUIT');
    await ended;
  }

  async remove(): Promise<void> {
    await this.kill();
    rmSync(this.folder, { recursive: true, force: true });
  }

  private async untilReady(): Promise<void> {
    for (let i = 0; ; i++) {
      try {
        await this.ask('SELECT 1');
        return;
      } catch (error) {
        if (i > 150 || this.child.exitCode !== null) throw error;
        await pause(100);
      }
    }
  }
}

function giveTo(path: string, ids: { readonly uid: number; readonly gid: number }): void {
  chownSync(path, ids.uid, ids.gid);
  for (const entry of readdirSync(path, { withFileTypes: true })) {
    const inner = join(path, entry.name);
    if (entry.isDirectory()) giveTo(inner, ids);
    else chownSync(inner, ids.uid, ids.gid);
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}
