import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { keptSecrets } from '../../src/apps/open-database.js';
import { LOGIN_VARIABLES, SIDES } from '../../src/platform/config/sides.js';
import { roleUrl } from '../../src/platform/database/room-roles.js';
import { databaseOf, ServiceProcess } from '../support/service-process.js';

const DISK_MEGABYTES = 1024;
const START_TRIES = 20;

/** The service and a worker beside it, on data of their own: what the faults strike. */
export class House {
  private service: ServiceProcess | null = null;
  private worker: ServiceProcess | null = null;

  private constructor(
    private readonly folder: string,
    /** A small disk of its own, so that it can be filled; null where this user may not mount one. */
    readonly ownDisk: string | null,
  ) {}

  static async build(): Promise<House> {
    const folder = mkdtempSync(join(tmpdir(), 'fairscreen-chaos-'));
    chmodSync(folder, 0o711);
    const disk = join(folder, 'disk');
    mkdirSync(disk);
    const options = `size=${DISK_MEGABYTES}m,mode=0711`;
    const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', options, 'tmpfs', disk]).status === 0;
    const house = new House(folder, mounted ? disk : null);
    await house.start(0);
    await house.startWorker();
    return house;
  }

  get dataDir(): string {
    return join(this.folder, 'disk', 'data');
  }

  get address(): string {
    return this.service?.address ?? 'http://127.0.0.1:9';
  }

  /** Ends the service and starts it again, perhaps at another time of day. */
  async restart(signal: 'SIGKILL' | 'SIGTERM', clockShiftMs = 0): Promise<void> {
    await this.service?.end(signal);
    await this.start(clockShiftMs);
  }

  /** The service stops by itself when its database does; a supervisor would start it again. */
  async afterItsOwnEnd(): Promise<void> {
    for (let i = 0; i < 100 && this.service?.isRunning === true; i++) await pause(50);
    if (this.service?.isRunning === true && (await this.answers())) return;
    await this.restart('SIGKILL');
  }

  async killWorker(): Promise<void> {
    await this.worker?.end('SIGKILL');
    await this.startWorker();
  }

  async close(): Promise<void> {
    await this.worker?.end('SIGTERM');
    await this.service?.end('SIGTERM');
    if (this.ownDisk !== null) spawnSync('umount', ['-l', this.ownDisk]);
    rmSync(this.folder, { recursive: true, force: true });
  }

  private async start(clockShiftMs: number): Promise<void> {
    for (let i = 1; ; i++) {
      try {
        this.service = await ServiceProcess.start(this.dataDir, clockShiftMs);
        return;
      } catch (error) {
        if (i === START_TRIES) throw error;
        await pause(500);
      }
    }
  }

  private async startWorker(): Promise<void> {
    const { loginSecret, masterKeys } = keptSecrets(this.dataDir);
    const [masterKey] = masterKeys();
    const logins = SIDES.worker.logins.map((role) => [
      LOGIN_VARIABLES[role],
      roleUrl(databaseOf(this.dataDir), loginSecret, role),
    ]);
    const environment = { ...Object.fromEntries(logins), MASTER_KEY: masterKey?.toString('hex') };
    // While the database is down a worker can't start; the service's own does the work until the next time.
    this.worker = await ServiceProcess.startSide('worker', environment).catch(() => null);
  }

  private async answers(): Promise<boolean> {
    return fetch(`${this.address}/health/ready`, { signal: AbortSignal.timeout(3000) }).then(
      ({ status }) => status === 200,
      () => false,
    );
  }
}
