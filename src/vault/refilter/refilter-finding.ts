import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, type EntityManager } from 'typeorm';
import { confirmUnder, rememberReplaced, saysTheSame } from '../../desk/refiltered/refiltered.intake.js';
import { SYSTEM_ACTORS } from '../../kernel/actor.js';
import { callTogether } from '../../platform/database/calls.js';
import { LedgerAppender } from '../../platform/ledger/ledger-appender.js';
import type { FilterResult } from '../filter/removal.js';
import { MAX_FILTER_ATTEMPTS } from '../findings/attempts.js';
import { holdScreening } from '../findings/filter-finding.js';
import { filteringRecord } from '../findings/filtering-record.js';
import { lockFinding } from '../findings/find-finding.js';
import { Finding } from '../findings/finding.entity.js';
import { FindingOpener, filterOpened, type OpenedFinding } from '../findings/opened-finding.js';
import { StoredRemoval } from '../findings/removal.entity.js';
import { rewriteRemovals, storeFiltered, storeHeld, supersedeReviews } from '../findings/store-result.js';
import { standingCorrections } from '../review/corrections.js';
import { pastReviews } from '../review/past-reviews.js';
import { outOfReach } from './out-of-reach.js';
import { RefilterItem, type RefilterOutcome, RefilterRun } from './refilter-run.entity.js';
import { refilterStatements } from './refilter-statements.js';

/** One finding of a run, and what was said beside it: from what it is under its rules to what the new ones make of it. */
@Injectable()
export class RefilterFinding {
  constructor(
    @InjectDataSource('vault') private readonly room: DataSource,
    private readonly opener: FindingOpener,
    private readonly ledger: LedgerAppender,
  ) {}

  /** Everything or nothing, in one transaction. Called twice for one finding, the second call does nothing. */
  async run(runId: string, findingId: string): Promise<void> {
    await this.room.transaction(async (tx) => {
      const now = new Date();
      if (!(await isWaiting(tx, runId, findingId))) return;
      const seen = await tx.findOneByOrFail(Finding, { id: findingId });
      // No newer law is applied to the screening meanwhile, and no identity: the order of locks is the pipeline's.
      await holdScreening(tx, seen.screeningId);
      const skipped = await outOfReach(tx, seen);
      if (skipped !== null) return settle(tx, runId, findingId, skipped, now);
      const opened = await this.opener.open(tx, seen);
      const finding = await lockFinding(tx, findingId);
      if (finding.state === 'logged') return settle(tx, runId, findingId, 'overtaken', now);

      const mark = {
        runId,
        findingId,
        screeningId: finding.screeningId,
        requisitionId: finding.requisitionId,
        at: now,
      };
      const standing = filterOpened(opened, standingCorrections(await pastReviews(tx, findingId)));
      const isSame = await this.isSame(tx, finding, standing);
      let result = standing;
      if (isSame) await confirm(tx, finding, standing);
      else {
        await rememberReplaced(tx, mark);
        // What reviewers lifted does not stand for a text that nobody has looked at.
        await callTogether(tx, [supersedeReviews([findingId], now)]);
        result = filterOpened(opened, standingCorrections(await pastReviews(tx, findingId)));
        await store(tx, finding, result, now);
      }
      const statements = await refilterStatements(tx, mark, opened);
      const outcome = outcomeOf(isSame && statements === 0, isSame ? null : result.held);
      await settle(tx, runId, findingId, outcome, now);
      await this.record(tx, runId, finding, opened, result, isSame, statements);
    });
  }

  /**
   * Writes down that an attempt failed. After the last one the finding is held: nobody can say that the new rules
   * would let its text pass.
   */
  async recordFailure(runId: string, findingId: string): Promise<'will_retry' | 'failed' | 'nothing_to_do'> {
    return this.room.transaction(async (tx) => {
      const now = new Date();
      if (!(await isWaiting(tx, runId, findingId))) return 'nothing_to_do';
      const item = await tx.findOneByOrFail(RefilterItem, { runId, findingId });
      const attempts = item.attempts + 1;
      await tx.update(RefilterItem, { runId, findingId }, { attempts });
      if (attempts < MAX_FILTER_ATTEMPTS) return 'will_retry';
      const finding = await lockFinding(tx, findingId);
      await settle(tx, runId, findingId, finding.state === 'logged' ? 'overtaken' : 'failed', now);
      if (finding.state !== 'filtered') return 'failed';
      const { screeningId, requisitionId } = finding;
      await rememberReplaced(tx, { runId, findingId, screeningId, requisitionId, at: now });
      await callTogether(tx, [supersedeReviews([findingId], now)]);
      await storeHeld(tx, finding, 'error', null, now);
      await this.ledger.append(tx, {
        actor: SYSTEM_ACTORS.filter,
        kind: 'finding.held',
        body: {
          ...placeOf(runId, finding),
          state_after: 'held',
          reason: 'error',
          ruleset_digest: null,
          text_digest: null,
        },
      });
      return 'failed';
    });
  }

  /** What a reader sees, and what was removed from where; that a rule has another version is no other result. */
  private async isSame(tx: EntityManager, finding: Finding, result: FilterResult): Promise<boolean> {
    if (result.held !== null) return finding.state === 'held' && finding.heldReason === result.held;
    if (finding.state !== 'filtered' || !(await saysTheSame(tx, finding.id, result))) return false;
    const stored = await tx.find(StoredRemoval, {
      where: { findingId: finding.id },
      order: { ordinal: 'ASC' },
    });
    const before = stored.map((it) => `${it.startAt} ${it.endAt} ${it.protectedClass}`);
    const after = result.removals.map((it) => `${it.start} ${it.end} ${it.class}`);
    return before.join() === after.join();
  }

  private record(
    tx: EntityManager,
    runId: string,
    finding: Finding,
    opened: OpenedFinding,
    result: FilterResult,
    isSame: boolean,
    statementsReopened: number,
  ): Promise<void> {
    const stored = result.held === null ? 'finding.filtered' : 'finding.held';
    return this.ledger.append(tx, {
      actor: SYSTEM_ACTORS.filter,
      kind: isSame ? 'finding.refiltered' : stored,
      body: {
        ...placeOf(runId, finding),
        state_after: result.held === null ? 'filtered' : 'held',
        reason: result.held,
        ...filteringRecord(finding.id, opened.content.excerpt, result, opened.key),
        directed_at_protected_group: result.directedAtProtectedGroup,
        statements_reopened: statementsReopened,
      },
    });
  }
}

/** Locks the item: whoever else works on it waits, and then finds it done. A cancelled run has nothing waiting. */
async function isWaiting(tx: EntityManager, runId: string, findingId: string): Promise<boolean> {
  const run = await tx.findOneOrFail(RefilterRun, {
    where: { id: runId },
    lock: { mode: 'pessimistic_read' },
  });
  if (run.state !== 'running') return false;
  const item = await tx.findOne(RefilterItem, {
    where: { runId, findingId },
    lock: { mode: 'pessimistic_write' },
  });
  return item !== null && item.outcome === null;
}

async function settle(
  tx: EntityManager,
  runId: string,
  findingId: string,
  outcome: RefilterOutcome,
  now: Date,
): Promise<void> {
  await tx.update(RefilterItem, { runId, findingId }, { outcome, doneAt: now });
}

/** Only the digest changes, and by which version of which rule each removal is explained. */
async function confirm(tx: EntityManager, finding: Finding, result: FilterResult): Promise<void> {
  await rewriteRemovals(tx, finding.id, result.removals);
  await tx.update(Finding, { id: finding.id }, { rulesetDigest: result.rulesetDigest });
  await confirmUnder(tx, finding.id, result.rulesetDigest);
}

function store(tx: EntityManager, finding: Finding, result: FilterResult, now: Date): Promise<void> {
  if (result.held === null) return storeFiltered(tx, finding, result, now);
  return storeHeld(tx, finding, result.held, result.rulesetDigest, now);
}

function outcomeOf(isSame: boolean, held: FilterResult['held']): RefilterOutcome {
  if (isSame) return 'unchanged';
  return held === null ? 'changed' : 'held';
}

function placeOf(runId: string, finding: Finding) {
  return {
    refilter_run_id: runId,
    finding_id: finding.id,
    screening_id: finding.screeningId,
    requisition_id: finding.requisitionId,
    state_before: finding.state,
    ruleset_digest_before: finding.rulesetDigest,
  };
}
