import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { DemoLogin } from '../../src/apps/demo-logins.js';
import { readOrCreateSecret } from '../../src/platform/config/secrets-folder.js';
import { clusterOf } from './killable-cluster.js';

const here = dirname(fileURLToPath(import.meta.url));
const HOOKS = `file://${join(here, 'typescript-hooks.mjs')}`;
const MAIN = join(here, '../../src/main.ts');

const SECOND_RULES = `file://${join(here, 'second-rules.ts')}`;
const SHIFTED_CLOCK = `file://${join(here, '../chaos/shifted-clock.mjs')}`;

const QUIET = {
  PORT: '0',
  LOG_LEVEL: 'silent',
  NODE_ENV: 'test',
  RATE_LIMIT: '1000000',
  LOGIN_RATE_LIMIT: '1000000',
};

/** The whole service as a process of its own, with its embedded database in a folder, as `npm start` runs it. */
export class ServiceProcess {
  private constructor(
    private readonly child: ChildProcess,
    /** Where it listens; another port after each start. */
    readonly address: string,
  ) {}

  static async start(dataDir: string, clockShiftMs = 0): Promise<ServiceProcess> {
    const { DATABASE_URL: _, ...inherited } = process.env;
    const clock = clockShiftMs === 0 ? [] : ['--import', SHIFTED_CLOCK];
    const environment = { ...inherited, ...QUIET, DATA_DIR: dataDir, CLOCK_SHIFT_MS: String(clockShiftMs) };
    return ServiceProcess.spawned([...clock, MAIN], environment);
  }

  /** The same with other rules of the filter in force (second-rules.ts). */
  static async startUnderSecondRules(dataDir: string): Promise<ServiceProcess> {
    const { DATABASE_URL: _, ...inherited } = process.env;
    const environment = { ...inherited, ...QUIET, DATA_DIR: dataDir, SECOND_RULES: 'yes' };
    return ServiceProcess.spawned(['--import', SECOND_RULES, MAIN], environment);
  }

  private static async spawned(args: readonly string[], env: NodeJS.ProcessEnv): Promise<ServiceProcess> {
    const child = spawn(process.execPath, ['--import', HOOKS, ...args], {
      env,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let complaint = '';
    child.stderr.setEncoding('utf8').on('data', (chunk: string) => {
      complaint += chunk;
    });
    for await (const line of createInterface({ input: child.stdout })) {
      const address = /is running at (http:\S+)/.exec(line)?.[1];
      if (address === undefined) continue;
      child.stdout.resume();
      return new ServiceProcess(child, address);
    }
    throw new Error(`The service did not start: ${complaint}`);
  }

  /** One side alone, with nothing in its environment but what it is handed. */
  static async startSide(side: string, environment: NodeJS.ProcessEnv): Promise<ServiceProcess> {
    const { PATH, HOME } = process.env;
    return ServiceProcess.spawned([MAIN, side], { PATH, HOME, ...QUIET, ...environment });
  }

  get isRunning(): boolean {
    return this.child.exitCode === null && this.child.signalCode === null;
  }

  /** SIGTERM asks it to finish; SIGKILL doesn't ask. */
  async end(signal: 'SIGTERM' | 'SIGKILL'): Promise<void> {
    if (this.child.exitCode !== null || this.child.signalCode !== null) return;
    const ended = once(this.child, 'exit');
    this.child.kill(signal);
    await ended;
  }
}

/** The demo logins of a data folder, as the first start printed them. */
export function demoLogin(dataDir: string, role: DemoLogin['role']): { email: string; password: string } {
  const logins: readonly DemoLogin[] = JSON.parse(readFileSync(join(dataDir, 'demo-logins.json'), 'utf8'));
  const login = logins.find((candidate) => candidate.role === role);
  if (login === undefined) throw new Error(`no demo login for a ${role}`);
  return { email: login.email, password: login.password };
}

/** The superuser's address of the embedded database, while it runs. */
export function databaseOf(dataDir: string): string {
  const password = readOrCreateSecret(dataDir, 'postgres-superuser', 32).toString('hex');
  const lines = readFileSync(join(clusterOf(dataDir), 'postmaster.pid'), 'utf8').split('\n');
  return `postgresql://postgres:${password}@127.0.0.1:${lines[3]}/fairscreen`;
}
