import { Injectable, Logger } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, IsNull } from 'typeorm';
import { SYSTEM_ACTORS } from '../../kernel/actor.js';
import { DomainError } from '../../kernel/domain-error.js';
import { LedgerAppender } from '../../platform/ledger/ledger-appender.js';
import { nextAttemptAt } from '../findings/attempts.js';
import { failureCode } from '../findings/failure-code.js';
import { loadRuleset } from '../ruleset/ruleset-in-force.js';
import { countOutcomes } from './progress.js';
import { RefilterFinding } from './refilter-finding.js';
import { RefilterChunk, RefilterItem, RefilterRun } from './refilter-run.entity.js';

/** A chunk at work says so this often: until then nobody else is woken for it. */
export const CHUNK_LEASE_MS = 30_000;

/** A run's jobs at work: chunk after chunk, and its end. The rows say what is done; any of it may be called again. */
@Injectable()
export class RefilterChunks {
  private readonly logger = new Logger(RefilterChunks.name);
  private stopping = false;

  constructor(
    @InjectDataSource('vault') private readonly room: DataSource,
    private readonly findings: RefilterFinding,
    private readonly ledger: LedgerAppender,
  ) {}

  /** From here on no finding is begun: the process ends, and what waits is somebody else's. */
  stop(): void {
    this.stopping = true;
  }

  async work(runId: string, number: number): Promise<void> {
    const run = await this.room.manager.findOneBy(RefilterRun, { id: runId, state: 'running' });
    if (run === null) return;
    // A process of before the change, still running: its rules are not the ones that were asked for.
    if (run.rulesetDigest !== loadRuleset().digest) {
      this.logger.warn(`${runId} asks for other rules than this process has; it is left to others`);
      return;
    }
    let leasedUntil = 0;
    let hasFailed = false;
    for (const findingId of await this.waiting(runId, number)) {
      if (this.stopping) return;
      const now = new Date();
      if (now.getTime() > leasedUntil - CHUNK_LEASE_MS / 2) {
        leasedUntil = now.getTime() + CHUNK_LEASE_MS;
        await this.wakeLater(runId, number, new Date(leasedUntil));
      }
      if (await this.isSettled(runId, findingId)) continue;
      hasFailed = true;
    }
    if (hasFailed) return this.wakeLater(runId, number, nextAttemptAt(1, new Date()));
    await this.close(runId, number);
  }

  /** Ends the run when nothing of it waits any more. */
  async end(runId: string): Promise<void> {
    await this.room.transaction(async (tx) => {
      const run = await tx.findOne(RefilterRun, {
        where: { id: runId, state: 'running' },
        lock: { mode: 'pessimistic_write' },
      });
      if (run === null || (await tx.existsBy(RefilterItem, { runId, outcome: IsNull() }))) return;
      await tx.update(RefilterRun, { id: runId }, { state: 'done', endedAt: new Date() });
      await this.ledger.append(tx, {
        actor: SYSTEM_ACTORS.filter,
        kind: 'refilter_run.done',
        body: {
          refilter_run_id: runId,
          ruleset_digest: run.rulesetDigest,
          total: run.total,
          ...(await countOutcomes(tx, runId)),
        },
      });
    });
  }

  private async waiting(runId: string, chunk: number): Promise<string[]> {
    const items = await this.room.manager.find(RefilterItem, {
      select: { findingId: true },
      where: { runId, chunk, outcome: IsNull() },
      order: { findingId: 'ASC' },
    });
    return items.map((item) => item.findingId);
  }

  /** Never throws what it caught: a message can quote text. */
  private async isSettled(runId: string, findingId: string): Promise<boolean> {
    try {
      await this.findings.run(runId, findingId);
      return true;
    } catch (error) {
      this.logger.warn(`filtering ${findingId} again failed: ${failureCode(error)}`);
      // A process without the right key must not get every finding held.
      if (error instanceof DomainError && error.kind === 'unavailable') return false;
      return (await this.findings.recordFailure(runId, findingId)) !== 'will_retry';
    }
  }

  private async wakeLater(runId: string, number: number, wakeAt: Date): Promise<void> {
    await this.room.manager.update(RefilterChunk, { runId, number }, { wakeAt });
  }

  private async close(runId: string, number: number): Promise<void> {
    await this.room.manager.update(RefilterChunk, { runId, number }, { doneAt: new Date() });
  }
}
