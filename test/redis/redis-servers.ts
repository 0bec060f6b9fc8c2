import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

/** Real Redis (or Valkey) servers for one test, in a folder of their own, on loopback. */
export class RedisServers {
  private readonly folder = mkdtempSync(join(tmpdir(), 'fairscreen-redis-'));
  private readonly running = new Map<number, { child: ChildProcess; args: readonly string[] }>();

  /** @returns the server's port */
  async start(...options: string[]): Promise<number> {
    const port = await freePort();
    await this.startAt(port, options);
    return port;
  }

  /** Three masters, each with a third of the slots. */
  async startCluster(): Promise<number[]> {
    const ports: number[] = [];
    for (let i = 0; i < 3; i++) {
      const port = await freePort();
      const bus = await freePort();
      const own = ['--cluster-enabled', 'yes', '--cluster-port', String(bus)];
      await this.startAt(port, [...own, '--cluster-config-file', join(this.folder, `nodes-${port}.conf`)]);
      ports.push(port);
    }
    const nodes = ports.map((port) => `127.0.0.1:${port}`);
    cli(['--cluster', 'create', ...nodes, '--cluster-yes']);
    for (const port of ports) {
      for (let i = 0; !cli(['-p', String(port), 'cluster', 'info']).includes('cluster_state:ok'); i++) {
        if (i > 100) throw new Error('The cluster does not come up.');
        await pause(100);
      }
    }
    return ports;
  }

  /** A master with a replica, and a sentinel that watches them as `office`. */
  async startWatched(): Promise<{ master: number; replica: number; sentinel: number }> {
    const master = await this.start();
    const replica = await this.start('--replicaof', '127.0.0.1', String(master));
    const sentinel = await freePort();
    const file = join(this.folder, 'sentinel.conf');
    writeFileSync(
      file,
      [
        `port ${sentinel}`,
        'bind 127.0.0.1',
        `sentinel monitor office 127.0.0.1 ${master} 1`,
        'sentinel down-after-milliseconds office 1000',
        'sentinel failover-timeout office 3000',
      ].join('\n'),
    );
    await this.spawned(sentinel, [file, '--sentinel']);
    const seesReplica = () =>
      cli(['-p', String(sentinel), 'sentinel', 'replicas', 'office']).includes(String(replica));
    for (let i = 0; !seesReplica(); i++) {
      if (i > 300) throw new Error('The sentinel does not find the replica.');
      await pause(100);
    }
    return { master, replica, sentinel };
  }

  async kill(port: number): Promise<void> {
    const child = this.running.get(port)?.child;
    if (child === undefined || child.exitCode !== null || child.signalCode !== null) return;
    const ended = once(child, 'exit');
    child.kill('SIGKILL');
    await ended;
  }

  /** The killed server again, without its memory. */
  async startAgain(port: number): Promise<void> {
    const before = this.running.get(port);
    if (before !== undefined) await this.spawned(port, before.args);
  }

  async stop(): Promise<void> {
    for (const port of this.running.keys()) await this.kill(port);
    rmSync(this.folder, { recursive: true, force: true });
  }

  private startAt(port: number, options: readonly string[]): Promise<void> {
    const args = [
      '--port',
      String(port),
      '--bind',
      '127.0.0.1',
      '--save',
      '',
      '--dir',
      this.folder,
      ...options,
    ];
    return this.spawned(port, args);
  }

  private async spawned(port: number, args: readonly string[]): Promise<void> {
    const child = spawn('redis-server', [...args], { stdio: 'ignore' });
    this.running.set(port, { child, args });
    for (let i = 0; !(await answers(port)); i++) {
      if (i > 100 || child.exitCode !== null)
        throw new Error('redis-server does not start; is it installed?');
      await pause(50);
    }
  }
}

export function cli(args: readonly string[]): string {
  return spawnSync('redis-cli', [...args], { encoding: 'utf8' }).stdout;
}

function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('connect', () => resolve(true)).once('error', () => resolve(false));
    socket.once('connect', () => socket.destroy());
  });
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
