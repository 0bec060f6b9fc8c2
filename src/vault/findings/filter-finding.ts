import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, type EntityManager, In } from 'typeorm';
import { SYSTEM_ACTORS } from '../../kernel/actor.js';
import { LedgerAppender, type LedgerEntry } from '../../platform/ledger/ledger-appender.js';
import { Screening } from '../../screenings/screenings/screening.entity.js';
import type { HeldReason } from '../filter/removal.js';
import { standingCorrections } from '../review/corrections.js';
import { pastReviewsOf } from '../review/past-reviews.js';
import { MAX_FILTER_ATTEMPTS, nextAttemptAt } from './attempts.js';
import { filteringRecord } from './filtering-record.js';
import { lockFinding } from './find-finding.js';
import { Finding } from './finding.entity.js';
import { FindingOpener, filterOpened, type OpenedFinding, openIn } from './opened-finding.js';
import { type FilteredNow, storeAllFiltered, storeHeld, supersedeReviews } from './store-result.js';

/** What became of a finding that was to be filtered. `nothing_to_do`: it was done already, or there is none. */
export type FilterOutcome = 'filtered' | 'held' | 'nothing_to_do';

/** The pipeline: the one place where a finding goes from raw to filtered. */
@Injectable()
export class FilterFinding {
  constructor(
    @InjectDataSource('vault') private readonly room: DataSource,
    private readonly opener: FindingOpener,
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

      // 1. Is one still waiting? A second job for the same findings ends here.
      const waiting = await tx.findOneBy(Finding, { id: In([...findingIds]), state: 'logged' });
      if (waiting === null) return;

      // 1b. Hold the screening: no newer law is applied to it between the reading of the law and the filtering.
      await holdScreening(tx, waiting.screeningId);

      // 2. Open the identity, and hold it as it is.
      const screening = await this.opener.openScreening(tx, waiting);

      // 3. Lock the findings, and look again: another worker may have been faster.
      const findings = await lockWaiting(tx, waiting.screeningId, findingIds);
      const ids = findings.map(({ id }) => id);
      if (ids.length === 0) return;

      // 4. Filter, with what reviewers added before.
      await supersedeReviews(tx, ids, now);
      const reviews = await pastReviewsOf(tx, ids);
      const results = findings.map((finding) => {
        const opened = openIn(screening, finding);
        const standing = standingCorrections(reviews.get(finding.id) ?? []);
        return { finding, opened, result: filterOpened(opened, standing) };
      });

      // 5. The filter can't vouch for it: hold it, tell the desk, write it down.
      for (const { finding, opened, result } of results) {
        if (result.held === null) continue;
        const textDigest = opened.key.keyedDigest(finding.id, opened.content.excerpt);
        const of = { ruleset_digest: result.rulesetDigest, text_digest: textDigest };
        await this.hold(tx, finding, result.held, of, now);
        outcomes.set(finding.id, 'held');
      }

      // 6. Keep the removals, and push the safe texts to the desk.
      const filtered = results.filter(({ result }) => result.held === null);
      await storeAllFiltered(tx, filtered, now);

      // 7. Write down what was removed: detectors, classes and counts, never the text.
      await this.ledger.appendAll(tx, filtered.map(filteredEntry));
      for (const { finding } of filtered) outcomes.set(finding.id, 'filtered');
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
    finding: Finding,
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
      },
    });
  }
}

function filteredEntry({
  finding,
  opened,
  result,
}: FilteredNow & { readonly opened: OpenedFinding }): LedgerEntry {
  return {
    actor: SYSTEM_ACTORS.filter,
    kind: 'finding.filtered',
    body: {
      finding_id: finding.id,
      screening_id: finding.screeningId,
      requisition_id: finding.requisitionId,
      ...filteringRecord(finding.id, opened.content.excerpt, result, opened.key),
      directed_at_protected_group: result.directedAtProtectedGroup,
    },
  };
}

/** Always in the same order, so that two workers that want the same findings don't block each other. */
function lockWaiting(
  tx: EntityManager,
  screeningId: string,
  findingIds: readonly string[],
): Promise<Finding[]> {
  return tx.find(Finding, {
    where: { id: In([...findingIds]), screeningId, state: 'logged' },
    order: { id: 'ASC' },
    lock: { mode: 'pessimistic_write' },
  });
}

/** Shared: filters and reviews of one screening do not wait for each other, only for what changes its law. */
export async function holdScreening(tx: EntityManager, screeningId: string): Promise<void> {
  await tx.findOneOrFail(Screening, {
    select: { id: true },
    where: { id: screeningId },
    lock: { mode: 'pessimistic_read' },
  });
}
