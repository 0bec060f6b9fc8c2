import {
  type BeforeApplicationShutdown,
  Inject,
  Injectable,
  Logger,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { describeError } from '../../operations/describe-error.js';
import { Runtime } from '../../runtime.js';
import { type LedgerKeys, ledgerKeys } from '../notes/ledger-keys.js';
import { integrateNext, LogRefused } from './integrate.js';
import { placeNext } from './place.js';

/** How often the sequencer looks for entries, in milliseconds. */
const LOOK_EVERY_MS = 1_000;
/** Entries of one transaction at most: what one process holds in memory at a time. */
const BATCH = 20_000;

const UNSIGNED = `SELECT
  coalesce((SELECT max(e.seq) FROM ledger.entry e), 0)
    - coalesce((SELECT max(c.tree_size) FROM ledger.checkpoint c), 0) AS unsigned,
  extract(epoch FROM now() - (SELECT max(c.signed_at) FROM ledger.checkpoint c)) * 1000 AS since`;

/**
 * Gives committed entries their places in the log, and keeps the tree up with them: a signed checkpoint at most so many
 * milliseconds, or so many entries, behind them. Several processes may run one; the database lets one at a time work.
 * It runs in the auditors' side, apart from where acts are written: who writes entries can't sign them.
 */
@Injectable()
export class LedgerSequencer implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger(LedgerSequencer.name);
  private readonly keys: LedgerKeys | null;
  private timer: NodeJS.Timeout | null = null;
  private running: Promise<unknown> = Promise.resolve();
  /** The largest tree this process signed. It signs no smaller one: that would be an old backup put back. */
  private signed = 0;

  constructor(
    @InjectDataSource('sequencer') private readonly room: DataSource,
    @Inject(Runtime) private readonly runtime: Runtime,
  ) {
    this.keys = ledgerKeys(runtime.ledger);
  }

  onApplicationBootstrap(): void {
    if (this.keys === null) {
      this.logger.warn('LEDGER_SIGNING_KEY is not set: the ledger gets no signed checkpoints');
    }
    this.scheduleNext();
  }

  async beforeApplicationShutdown(): Promise<void> {
    if (this.timer !== null) clearTimeout(this.timer);
    this.timer = null;
    await this.running;
  }

  /** Takes in everything that is committed by now. @returns how many entries the signed tree grew by */
  async sequence(): Promise<number> {
    await this.place();
    return this.sign();
  }

  private async place(): Promise<void> {
    while ((await placeNext(this.room, BATCH)) === BATCH);
  }

  private async sign(): Promise<number> {
    if (this.keys === null) return 0;
    const { signer, retired } = this.keys;
    for (let total = 0; ; ) {
      const done = await integrateNext(this.room, signer, BATCH, this.signed, retired);
      if (done === null) return total;
      this.signed = done.size;
      total += done.added;
      if (done.added < BATCH) return total;
    }
  }

  private async look(): Promise<void> {
    await this.place();
    const [row] = await this.room.query<{ unsigned: string; since: string | null }[]>(UNSIGNED);
    const unsigned = Number(row?.unsigned);
    const { checkpointEntries, checkpointMs } = this.runtime.ledger;
    const isDue = row?.since == null || Number(row.since) >= checkpointMs;
    if (unsigned < 0 || (unsigned > 0 && (isDue || unsigned >= checkpointEntries))) await this.sign();
  }

  private scheduleNext(): void {
    this.timer = setTimeout(
      () => {
        this.running = this.look()
          .catch((error: unknown) => this.logger.error(`no checkpoint: ${reasonOf(error)}`))
          .finally(() => {
            if (this.timer !== null) this.scheduleNext();
          });
      },
      Math.min(LOOK_EVERY_MS, this.runtime.ledger.checkpointMs),
    ).unref();
  }
}

function reasonOf(error: unknown): string {
  if (error instanceof LogRefused) return error.message;
  const { error: name, error_code: code } = describeError(error);
  return code === null ? name : `${name} ${code}`;
}
