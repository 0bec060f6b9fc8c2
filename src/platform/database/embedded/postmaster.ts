import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';
import type { ClusterPlace } from './cluster-place.js';
import { type PostgresPrograms, SERVER_ENVIRONMENT } from './postgres-programs.js';
import { readPostmasterFile } from './postmaster-file.js';

export type Settings = Readonly<Record<string, string>>;

/**
 * Enough for a small office on one machine. Passed at each start rather than written into the cluster, so an
 * old cluster gets what a new release asks for. The log is kept to what the server says of itself: messages
 * about statements quote values, and values may be what a candidate wrote.
 */
const SETTINGS: Settings = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  max_connections: '200',
  shared_buffers: '128MB',
  fsync: 'on',
  password_encryption: 'scram-sha-256',
  lc_messages: 'C',
  timezone: 'UTC',
  log_timezone: 'UTC',
  log_min_messages: 'log',
  log_min_error_statement: 'panic',
  log_error_verbosity: 'terse',
  log_line_prefix: '',
};

const ATTEMPTS = 20;
/** Recovery after a crash replays what was written since the last checkpoint; it may take a while, not for ever. */
const READY_WITHIN_MS = 300_000;

export interface Launch {
  readonly place: ClusterPlace;
  readonly programs: PostgresPrograms;
  readonly settings?: Settings | undefined;
  readonly onLine: (line: string) => void;
}

/** PostgreSQL's main process, running and ready. */
export class Postmaster {
  private constructor(
    private readonly child: ChildProcess,
    readonly port: number,
    readonly exited: Promise<number | null>,
  ) {}

  static async launch(launch: Launch): Promise<Postmaster> {
    for (let attempt = 1; ; attempt += 1) {
      const started = await attemptLaunch(launch);
      if (typeof started !== 'string') return new Postmaster(started.child, started.port, started.exited);
      // The free port was taken meanwhile, or processes of a killed server are about to notice and leave.
      const passing = /Address already in use|shared memory block .* still in use/i.test(started);
      if (!passing || attempt === ATTEMPTS) {
        throw new Error(`PostgreSQL did not start on ${launch.place.cluster}: ${started}`);
      }
      await pause(500);
    }
  }

  /** Ends sessions, writes everything out and leaves; the hard way only if that takes too long. */
  async stop(): Promise<void> {
    for (const signal of ['SIGINT', 'SIGQUIT', 'SIGKILL'] as const) {
      this.interrupt(signal);
      if (await Promise.race([this.exited.then(() => true), pause(20_000, false, { ref: false })])) return;
    }
  }

  /** Asks it to leave without waiting: all that can be done while this process exits. */
  interrupt(signal: NodeJS.Signals = 'SIGINT'): void {
    this.child.kill(signal);
  }
}

type Started = { child: ChildProcess; port: number; exited: Promise<number | null> };

async function attemptLaunch({ place, programs, settings, onLine }: Launch): Promise<Started | string> {
  const port = await freePort();
  const flags = Object.entries({ ...SETTINGS, ...settings }).flatMap(([name, value]) => [
    '-c',
    `${name}=${value}`,
  ]);
  const child = spawn(programs.postgres, ['-D', place.cluster, '-p', String(port), ...flags], {
    ...place.owner.ids,
    cwd: '/',
    stdio: ['ignore', 'ignore', 'pipe'],
    env: SERVER_ENVIRONMENT,
    // Its own session: a Ctrl-C in the terminal must reach the service only, which then stops the database last.
    detached: true,
  });
  const said: string[] = [];
  createInterface({ input: child.stderr }).on('line', (line) => {
    if (said.push(line) > 20) said.shift();
    onLine(line);
  });
  const exited = new Promise<number | null>((resolve) => {
    child.once('error', (error) => {
      said.push(error.message);
      resolve(null);
    });
    child.once('exit', (code) => {
      // Its last words, if they come soon: sessions of a killed server can hold the pipe open for longer.
      child.once('close', () => resolve(code));
      setTimeout(resolve, 1000, code).unref();
    });
  });
  const state = await Promise.race([ready(place.cluster, child), exited.then(() => 'exited' as const)]);
  if (state === 'ready') return { child, port, exited };
  if (state === 'late') {
    child.kill('SIGINT');
    await exited;
  }
  return said.join('\n');
}

/** Its own file says when it is ready; asking over the port might reach somebody else's server. */
async function ready(cluster: string, child: ChildProcess): Promise<'ready' | 'late' | 'gone'> {
  for (const until = Date.now() + READY_WITHIN_MS; Date.now() < until; await pause(25)) {
    if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined)
      return new Promise(() => {});
    const file = readPostmasterFile(cluster);
    if (file?.pid === child.pid && file.ready) return 'ready';
  }
  return 'late';
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('No free port on 127.0.0.1.');
  return address.port;
}
