import { type BeforeApplicationShutdown, Injectable } from '@nestjs/common';

const TIMEOUT_MS = 2000;
/** Anybody may ask for readiness; the database is asked at most once in this time. */
const KEPT_MS = 1000;

export type CheckResult = 'ok' | 'failed';

export interface Readiness {
  readonly isReady: boolean;
  readonly checks: Readonly<Record<string, CheckResult>>;
}

/** What must work before the service takes requests. Modules add their own check at start. */
@Injectable()
export class HealthChecks implements BeforeApplicationShutdown {
  private readonly checks = new Map<string, () => Promise<void>>();
  private last: { readonly at: number; readonly readiness: Promise<Readiness> } | null = null;
  private stopping = false;

  /** `check` resolves when all is well and rejects when not. The name is shown to everybody. */
  add(name: string, check: () => Promise<void>): void {
    if (this.checks.has(name)) throw new Error(`There is a health check called ${name} already.`);
    this.checks.set(name, check);
  }

  beforeApplicationShutdown(): void {
    this.announceStop();
  }

  /** From now on not ready, so that load balancers look away before the connections close. */
  announceStop(): void {
    this.stopping = true;
    this.last = null;
  }

  get isStopping(): boolean {
    return this.stopping;
  }

  async readiness(): Promise<Readiness> {
    const now = Date.now();
    if (this.last === null || now - this.last.at > KEPT_MS) this.last = { at: now, readiness: this.run() };
    return this.last.readiness;
  }

  /** A service that checks nothing does not know that it is ready. */
  private async run(): Promise<Readiness> {
    const results = await Promise.all(
      [...this.checks].map(async ([name, check]) => [name, await outcome(check)] as const),
    );
    const isReady = !this.stopping && results.length > 0 && results.every(([, result]) => result === 'ok');
    return { isReady, checks: Object.fromEntries(results) };
  }
}

async function outcome(check: () => Promise<void>): Promise<CheckResult> {
  const signal = AbortSignal.timeout(TIMEOUT_MS);
  const tooLong = new Promise<CheckResult>((resolve) => {
    signal.addEventListener('abort', () => resolve('failed'), { once: true });
  });
  const checked = check().then(
    (): CheckResult => 'ok',
    (): CheckResult => 'failed',
  );
  return Promise.race([checked, tooLong]);
}
