import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import pg from 'pg';

const here = dirname(fileURLToPath(import.meta.url));

/** A process that runs an embedded cluster, and can be killed like one. */
export class KillableCluster {
  private constructor(
    readonly child: ChildProcess,
    readonly url: string,
  ) {}

  static async start(dataDir: string): Promise<KillableCluster> {
    const child = spawn(
      process.execPath,
      ['--import', `file://${join(here, 'typescript-hooks.mjs')}`, join(here, 'cluster-process.ts'), dataDir],
      { stdio: ['pipe', 'pipe', 'pipe'] },
    );
    let complaint = '';
    child.stderr.setEncoding('utf8').on('data', (chunk: string) => {
      complaint += chunk;
    });
    for await (const url of createInterface({ input: child.stdout })) return new KillableCluster(child, url);
    throw new Error(complaint);
  }

  get pid(): number {
    return this.child.pid ?? 0;
  }

  async end(signal?: NodeJS.Signals): Promise<number | null> {
    if (this.child.exitCode !== null || this.child.signalCode !== null) return this.child.exitCode;
    const ended = once(this.child, 'exit');
    if (signal === undefined) this.child.stdin?.end();
    else this.child.kill(signal);
    const [code]: (number | null)[] = await ended;
    return code ?? null;
  }
}

/** A folder in the one that goes with the run. Other users may pass through it, if the mode says so. */
export function temporaryFolder(mode: number): string {
  const folder = mkdtempSync(join(process.env['TEST_FOLDER'] ?? tmpdir(), 'case-'));
  chmodSync(folder, mode);
  return folder;
}

/** Where the cluster of a data folder is: in it, or where its pointer says. */
export function clusterOf(dataDir: string): string {
  const pointer = join(dataDir, 'postgres.location');
  return join(existsSync(pointer) ? readFileSync(pointer, 'utf8').trim() : dataDir, 'postgres');
}

/** The process id of the PostgreSQL that serves the cluster, by its own account. */
export function serverOf(dataDir: string): number {
  const [pid = ''] = readFileSync(join(clusterOf(dataDir), 'postmaster.pid'), 'utf8').split('\n');
  return Number.parseInt(pid, 10);
}

export function removeFolder(folder: string, dataDir: string): void {
  if (existsSync(join(dataDir, 'postgres.location'))) {
    rmSync(dirname(clusterOf(dataDir)), { recursive: true, force: true });
  }
  rmSync(folder, { recursive: true, force: true });
}

export async function query(
  url: string,
  sql: string,
  values: unknown[] = [],
): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url });
  // A server that is killed meanwhile fails the query; that is enough.
  client.on('error', () => {});
  await client.connect();
  try {
    const result = await client.query<Record<string, unknown>>(sql, values);
    return result.rows;
  } finally {
    await client.end();
  }
}
