import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, type EntityManager, LessThan } from 'typeorm';
import type { Actor } from '../../kernel/actor.js';
import { conflict, notFound } from '../../kernel/domain-error.js';
import { newId } from '../../kernel/ids.js';
import { act } from '../../platform/database/act.js';
import {
  afterCursor,
  hrefOf,
  limitOf,
  type Page,
  type PageQuery,
  pageOf,
} from '../../platform/http/pagination.js';
import { LedgerAppender } from '../../platform/ledger/ledger-appender.js';
import { later } from '../findings/attempts.js';
import { loadRuleset } from '../ruleset/ruleset-in-force.js';
import { countOutcomes } from './progress.js';
import { CHUNK_LEASE_MS } from './refilter-chunks.js';
import { RefilterQueue } from './refilter-queue.js';
import { type RefilterRunView, refilterRunView } from './refilter-run.dto.js';
import { RefilterRun } from './refilter-run.entity.js';
import { staleFindings } from './stale-findings.js';

/** Findings of one job: seconds of work, so that little is repeated where a worker dies. */
export const FINDINGS_PER_CHUNK = 100;

/** Starts, shows and cancels runs that filter everything again. An administrator sees counts, never a finding. */
@Injectable()
export class RefilterRunsService {
  constructor(
    @InjectDataSource('vault') private readonly room: DataSource,
    private readonly queue: RefilterQueue,
    private readonly ledger: LedgerAppender,
  ) {}

  /** @throws DomainError conflict `refilter_run.running`, `refilter_run.nothing_to_do` */
  async start(actor: Actor): Promise<RefilterRunView> {
    const now = new Date();
    const view = await act(this.room, async (tx) => {
      const rulesetDigest = loadRuleset().digest;
      await refuseSecond(tx);
      const { open } = await staleFindings(tx, rulesetDigest);
      if (open === 0) throw nothingToDo();
      const id = newId('refilter_run', now);
      await tx.insert(RefilterRun, {
        id,
        rulesetDigest,
        state: 'running',
        total: 0,
        startedBy: actor.accountId,
        startedAt: now,
      });
      await tx.query('SELECT vault.plan_refilter($1, $2, $3)', [
        id,
        FINDINGS_PER_CHUNK,
        later(now, CHUNK_LEASE_MS),
      ]);
      const run = await tx.findOneByOrFail(RefilterRun, { id });
      await this.ledger.append(tx, {
        actor: actor.accountId,
        kind: 'refilter_run.started',
        body: { refilter_run_id: id, ruleset_digest: rulesetDigest, total: run.total },
      });
      return refilterRunView(run, await countOutcomes(tx, id));
    });
    const chunks = Math.ceil(view.total / FINDINGS_PER_CHUNK);
    this.queue.wake(
      view.id,
      Array.from({ length: chunks }, (_, number) => number),
      now,
    );
    return view;
  }

  /** What was done stays done; nothing further is begun once this is answered. */
  async cancel(actor: Actor, runId: string): Promise<RefilterRunView> {
    return act(this.room, async (tx) => {
      const run = await tx.findOne(RefilterRun, {
        where: { id: runId },
        lock: { mode: 'pessimistic_write' },
      });
      if (run === null) throw notFound('refilter_run');
      if (run.state !== 'running') {
        throw conflict('refilter_run.ended', 'This run has ended; there is nothing to cancel.', {
          state: run.state,
        });
      }
      const ended = { state: 'cancelled' as const, endedAt: new Date(), cancelledBy: actor.accountId };
      await tx.update(RefilterRun, { id: runId }, ended);
      const counts = await countOutcomes(tx, runId);
      await this.ledger.append(tx, {
        actor: actor.accountId,
        kind: 'refilter_run.cancelled',
        body: { refilter_run_id: runId, ruleset_digest: run.rulesetDigest, total: run.total, ...counts },
      });
      return refilterRunView({ ...run, ...ended }, counts);
    });
  }

  async get(runId: string): Promise<RefilterRunView> {
    const tx = this.room.manager;
    const run = await tx.findOneBy(RefilterRun, { id: runId });
    if (run === null) throw notFound('refilter_run');
    return refilterRunView(run, await countOutcomes(tx, run.id));
  }

  async list(query: PageQuery): Promise<Page<RefilterRunView>> {
    const tx = this.room.manager;
    const before = afterCursor(query, 'refilter_run');
    const runs = await tx.find(RefilterRun, {
      where: before === null ? {} : { id: LessThan(before) },
      order: { id: 'DESC' },
      take: limitOf(query) + 1,
    });
    const counts = new Map(
      await Promise.all(runs.map(async ({ id }) => [id, await countOutcomes(tx, id)] as const)),
    );
    const viewed = runs.flatMap((run) => {
      const counted = counts.get(run.id);
      return counted === undefined ? [] : [refilterRunView(run, counted)];
    });
    return pageOf(viewed, limitOf(query), (view) => view, hrefOf('/v1/refilter-runs'));
  }
}

/** Two runs at once would do the same twice. Who comes second waits here for who came first. */
async function refuseSecond(tx: EntityManager): Promise<void> {
  await tx.query("SELECT pg_advisory_xact_lock(hashtextextended('vault.refilter_run', 0))");
  const running = await tx.findOneBy(RefilterRun, { state: 'running' });
  if (running === null) return;
  throw conflict('refilter_run.running', 'A run is under way: wait for its end, or cancel it.', {
    state: 'running',
    missing: [
      {
        code: 'run_ended',
        detail: `POST /v1/refilter-runs/${running.id}/cancellation cancels it.`,
        related: [running.id],
      },
    ],
  });
}

function nothingToDo() {
  return conflict(
    'refilter_run.nothing_to_do',
    'Every finding that can be opened was filtered under the rules in force.',
    { state: 'current' },
  );
}
