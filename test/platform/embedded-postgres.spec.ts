import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { startEmbeddedPostgres } from '../../src/platform/database/embedded-postgres.js';
import {
  clusterOf,
  KillableCluster,
  query,
  removeFolder,
  serverOf,
  temporaryFolder,
} from '../support/killable-cluster.js';

const asRoot = process.getuid?.() === 0;

describe('the embedded PostgreSQL', () => {
  let folder: string;
  let dataDir: string;
  let started: KillableCluster[];

  const start = async (): Promise<KillableCluster> => {
    const cluster = await KillableCluster.start(dataDir);
    started.push(cluster);
    return cluster;
  };
  const startWithNote = async (note: string): Promise<KillableCluster> => {
    const cluster = await start();
    await query(cluster.url, 'CREATE TABLE IF NOT EXISTS note (text text)');
    await query(cluster.url, 'INSERT INTO note VALUES ($1)', [note]);
    return cluster;
  };
  const notes = async (url: string): Promise<unknown[]> =>
    (await query(url, 'SELECT text FROM note ORDER BY text')).map((row) => row['text']);

  beforeEach(() => {
    folder = temporaryFolder(0o711);
    dataDir = join(folder, 'data');
    started = [];
  });

  afterEach(async () => {
    for (const cluster of started) await cluster.end();
    removeFolder(folder, dataDir);
  });

  it('starts in an empty folder, reachable on loopback with a password and in no other way', async () => {
    const { url } = await start();
    const shown = async (name: string) => (await query(url, `SHOW ${name}`))[0]?.[name];
    expect(await shown('server_encoding')).toBe('UTF8');
    expect(await shown('listen_addresses')).toBe('127.0.0.1');
    expect(await shown('unix_socket_directories')).toBe('');
    const rules = await query(url, 'SELECT DISTINCT auth_method FROM pg_hba_file_rules');
    expect(rules).toEqual([{ auth_method: 'scram-sha-256' }]);
    const wrong = url.replace(/:[0-9a-f]{64}@/, ':wrong@');
    await expect(query(wrong, 'SELECT 1')).rejects.toThrow('password authentication failed');
  });

  it('keeps its password in a private file and out of every command line', async () => {
    const { url, pid } = await start();
    const file = join(dataDir, 'secrets', 'postgres-superuser');
    const password = readFileSync(file, 'utf8').trim();
    expect(url).toContain(password);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(statSync(join(dataDir, 'secrets')).mode & 0o777).toBe(0o700);
    expect(existsSync(`${clusterOf(dataDir)}.password`)).toBe(false);
    const commands = spawn('ps', ['-A', '-o', 'args='], { stdio: ['ignore', 'pipe', 'inherit'] });
    let text = '';
    for await (const chunk of commands.stdout.setEncoding('utf8')) text += String(chunk);
    expect(text).toContain(dataDir);
    expect(text).not.toContain(password);
    expect(pid).toBeGreaterThan(0);
  });

  it('keeps its data from one start to the next, and says which one created it', async () => {
    const first = await startEmbeddedPostgres({ dataDir });
    await query(first.url, 'CREATE TABLE note (text text)');
    await query(first.url, "INSERT INTO note VALUES ('kept')");
    await first.stop();
    const second = await startEmbeddedPostgres({ dataDir });
    const found = await notes(second.url);
    await second.stop();
    expect([first.freshlyCreated, second.freshlyCreated]).toEqual([true, false]);
    expect(found).toEqual(['kept']);
  });

  it('refuses to start twice, names the instance that runs, and leaves it alone', async () => {
    const first = await startWithNote('first');
    const server = serverOf(dataDir);
    await expect(start()).rejects.toThrow(`Another instance (process ${first.pid}) is running`);
    expect(serverOf(dataDir)).toBe(server);
    expect(await notes(first.url)).toEqual(['first']);
  });

  it('lets exactly one of several simultaneous first starts through', async () => {
    const results = await Promise.allSettled([start(), start(), start()]);
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    for (const result of results) {
      if (result.status === 'rejected') expect(String(result.reason)).toContain('Another instance');
    }
  });

  it('starts after its process was killed, stops the server left behind, and has every committed row', async () => {
    const killed = await startWithNote('committed');
    const orphan = serverOf(dataDir);
    await killed.end('SIGKILL');
    const next = await start();
    expect(await notes(next.url)).toEqual(['committed']);
    expect(serverOf(dataDir)).not.toBe(orphan);
    expect(isPostgres(orphan)).toBe(false);
  });

  it('starts after process and server were killed together, and has every committed row', async () => {
    const killed = await startWithNote('committed');
    process.kill(serverOf(dataDir), 'SIGKILL');
    await killed.end('SIGKILL');
    expect(await notes((await start()).url)).toEqual(['committed']);
  });

  it('reports it when the server is killed, so that the service can exit', async () => {
    const cluster = await startWithNote('committed');
    const exit = once(cluster.child, 'exit');
    process.kill(serverOf(dataDir), 'SIGKILL');
    expect(await exit).toEqual([3, null]);
    expect(await notes((await start()).url)).toEqual(['committed']);
  });

  it('starts although the old process ids belong to somebody else now, and leaves them alone', async () => {
    const killed = await startWithNote('committed');
    // The service first: had it time to see its server die, it would give the lock back.
    await killed.end('SIGKILL');
    process.kill(serverOf(dataDir), 'SIGKILL');
    const stranger = sleeper();
    try {
      const file = join(clusterOf(dataDir), 'postmaster.pid');
      writeFileSync(file, readFileSync(file, 'utf8').replace(/^\d+/, String(stranger.pid)));
      const lock = `${clusterOf(dataDir)}.lock`;
      writeFileSync(lock, readFileSync(lock, 'utf8').replace(/"pid":\d+/, `"pid":${stranger.pid}`));
      expect(await notes((await start()).url)).toEqual(['committed']);
      expect(stranger.exitCode ?? stranger.signalCode).toBeNull();
    } finally {
      stranger.kill('SIGKILL');
    }
  });

  it('begins again when its very first start was killed half-way', async () => {
    mkdirSync(join(dataDir, 'postgres.draft', 'base'), { recursive: true });
    writeFileSync(join(dataDir, 'postgres.password'), 'left behind');
    expect(await query((await start()).url, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
    expect(existsSync(join(dataDir, 'postgres.draft'))).toBe(false);
  });

  it('says what is wrong when the secrets folder is lost, and destroys nothing', async () => {
    await (await startWithNote('kept')).end();
    const secrets = join(dataDir, 'secrets', 'postgres-superuser');
    const password = readFileSync(secrets);
    rmSync(secrets);
    await expect(start()).rejects.toThrow('Restore the secrets folder');
    writeFileSync(secrets, password);
    expect(await notes((await start()).url)).toEqual(['kept']);
  });

  it('logs nothing of what statements say', async () => {
    const lines: string[] = [];
    const cluster = await startEmbeddedPostgres({ dataDir, onLine: (line) => lines.push(line) });
    await query(cluster.url, 'CREATE TABLE note (text text UNIQUE CHECK (length(text) < 99))');
    await query(cluster.url, "INSERT INTO note VALUES ('canary')");
    await expect(query(cluster.url, "INSERT INTO note VALUES ('canary')")).rejects.toThrow();
    await expect(query(cluster.url, "SELECT 'canary'::uuid")).rejects.toThrow();
    await expect(query(cluster.url, "SELEC 'canary'")).rejects.toThrow();
    await cluster.stop();
    expect(lines.join('\n')).toContain('ready to accept connections');
    expect(lines.join('\n')).not.toContain('canary');
  });

  it('runs without privileges, also from a folder that only its user may enter', async () => {
    rmSync(folder, { recursive: true });
    folder = temporaryFolder(0o700);
    dataDir = join(folder, 'data');
    await (await startWithNote('kept')).end();
    const again = await start();
    expect(await notes(again.url)).toEqual(['kept']);
    const server = statSync(clusterOf(dataDir)).uid;
    expect(server).not.toBe(0);
    // Root's folder is closed to the server's user: there the cluster lies elsewhere, for all others in it.
    expect(clusterOf(dataDir).startsWith(folder)).toBe(!asRoot);
  });
});

function sleeper(): ChildProcess {
  return spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { stdio: 'ignore' });
}

function isPostgres(pid: number): boolean {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('postgres');
  } catch {
    return false;
  }
}
