import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, type EntityManager, In } from 'typeorm';
import { SYSTEM_ACTORS } from '../../kernel/actor.js';
import { callTogether } from '../../platform/database/calls.js';
import { LedgerAppender, type LedgerEntry } from '../../platform/ledger/ledger-appender.js';
import { Screening } from '../../screenings/screenings/screening.entity.js';
import type { FilterResult, HeldReason } from '../filter/removal.js';
import { ScreeningKeys } from '../sealing/screening-keys.js';
import { MAX_FILTER_ATTEMPTS, nextAttemptAt } from './attempts.js';
import {
  factsToFilter,
  openedScreeningIn,
  standingIn,
  type WaitingFinding,
  waitingFindingsIn,
} from './facts-to-filter.js';
import { filteringRecord } from './filtering-record.js';
import { lockFinding } from './find-finding.js';
import { Finding } from './finding.entity.js';
import { filterOpened, type OpenedFinding, openIn } from './opened-finding.js';
import { filteredCalls, storeHeld, supersedeReviews } from './store-result.js';

/** What became of a finding that was to be filtered. `nothing_to_do`: it was done already, or there is none. */
export type FilterOutcome = 'filtered' | 'held' | 'nothing_to_do';

/** A finding with what it says and what the filter made of it. */
interface Filtering {
  readonly finding: WaitingFinding;
  readonly opened: OpenedFinding;
  readonly result: FilterResult;
}

/** The pipeline: the one place where a finding goes from raw to filtered. */
@Injectable()
export class FilterFinding {
  constructor(
    @InjectDataSource('vault') private readonly room: DataSource,
    private readonly keys: ScreeningKeys,
    private readonly ledger: LedgerAppender,
  ) {}

  /** Those of these findings that still wait, those of one screening together. */
  async waiting(findingIds: readonly string[]): Promise<string[][]> {
    const waiting = await this.room.manager.find(Finding, {
      select: { id: true, screeningId: true },
      where: { id: In([...findingIds]), state: 'logged' },
    });
    const groups = new Map<string, string[]>();
    for (const { id, screeningId } of waiting)
      groups.set(screeningId, [...(groups.get(screeningId) ?? []), id]);
    return [...groups.values()];
  }

  /**
   * Filters findings of one screening, everything or nothing, in one transaction. What holds for all of them is read
   * once. Called twice for one finding, the second call does nothing.
   *
   * @returns what became of each, in the order of the ids
   */
  async run(findingIds: readonly string[]): Promise<FilterOutcome[]> {
    const outcomes = new Map<string, FilterOutcome>();
    await this.room.transaction(async (tx) => {
      const now = new Date();

      // 1. Read what must be known, and hold it: screening, identity, keys, and those findings that still wait. A
      //    second job for the same findings ends here.
      const facts = await factsToFilter(tx, findingIds);
      const findings = facts === null ? [] : waitingFindingsIn(facts);
      if (facts === null || findings.length === 0) return;

      // 2. Open the identity, and filter, with what reviewers added before.
      const screening = await openedScreeningIn(tx, this.keys, facts);
      const results = findings.map((finding) => {
        const opened = openIn(screening, finding);
        return { finding, opened, result: filterOpened(opened, standingIn(facts, finding.id)) };
      });

      // 3. The filter can't vouch for it: hold it, tell the desk, write it down.
      for (const { finding, opened, result } of results) {
        if (result.held === null) continue;
        const textDigest = opened.key.keyedDigest(finding.id, opened.content.excerpt);
        const of = { ruleset_digest: result.rulesetDigest, text_digest: textDigest };
        await this.hold(tx, finding, result.held, of, now);
        outcomes.set(finding.id, 'held');
      }

      // 4. Keep the removals, push the safe texts to the desk, and write down what was removed: detectors, classes and
      //    counts, never the text.
      const filtered = results.filter(({ result }) => result.held === null);
      for (const { finding } of filtered) outcomes.set(finding.id, 'filtered');
      await callTogether(tx, [
        supersedeReviews([...outcomes.keys()], now),
        ...filteredCalls(filtered, now),
        ...filtered.map((it) => this.ledger.callFor(filteredEntry(it))),
      ]);
    });
    return findingIds.map((id) => outcomes.get(id) ?? 'nothing_to_do');
  }

  /** Writes down that an attempt failed, in a transaction of its own; after the last one the finding is held. */
  async recordFailure(findingId: string): Promise<'will_retry' | 'held' | 'nothing_to_do'> {
    return this.room.transaction(async (tx) => {
      const now = new Date();
      const waiting = await tx.findOneBy(Finding, { id: findingId, state: 'logged' });
      if (waiting === null) return 'nothing_to_do';
      const finding = await lockFinding(tx, findingId);
      if (finding.state !== 'logged') return 'nothing_to_do';
      const filterAttempts = finding.filterAttempts + 1;
      if (filterAttempts >= MAX_FILTER_ATTEMPTS) {
        await tx.update(Finding, { id: finding.id }, { filterAttempts });
        await this.hold(tx, finding, 'error', { ruleset_digest: null, text_digest: null }, now);
        return 'held';
      }
      await tx.update(
        Finding,
        { id: finding.id },
        { filterAttempts, nextAttemptAt: nextAttemptAt(filterAttempts, now) },
      );
      return 'will_retry';
    });
  }

  private async hold(
    tx: EntityManager,
    finding: Pick<Finding, 'id' | 'screeningId' | 'requisitionId' | 'version'>,
    reason: HeldReason,
    of: { readonly ruleset_digest: string | null; readonly text_digest: string | null },
    now: Date,
  ): Promise<void> {
    await storeHeld(tx, finding, reason, of.ruleset_digest, now);
    await this.ledger.append(tx, {
      actor: SYSTEM_ACTORS.filter,
      kind: 'finding.held',
      body: {
        finding_id: finding.id,
        screening_id: finding.screeningId,
        requisition_id: finding.requisitionId,
        reason,
        ...of,
        state_before: 'logged',
        state_after: 'held',
      },
    });
  }
}

function filteredEntry({ finding, opened, result }: Filtering): LedgerEntry {
  return {
    actor: SYSTEM_ACTORS.filter,
    kind: 'finding.filtered',
    body: {
      finding_id: finding.id,
      screening_id: finding.screeningId,
      requisition_id: finding.requisitionId,
      ...filteringRecord(finding.id, opened.content.excerpt, result, opened.key),
      state_before: 'logged',
      state_after: 'filtered',
    },
  };
}

/** Shared: filters and reviews of one screening do not wait for each other, only for what changes its law. */
export async function holdScreening(tx: EntityManager, screeningId: string): Promise<void> {
  await tx.findOneOrFail(Screening, {
    select: { id: true },
    where: { id: screeningId },
    lock: { mode: 'pessimistic_read' },
  });
}
