import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, type EntityManager } from 'typeorm';
import { SYSTEM_ACTORS } from '../../kernel/actor.js';
import { LedgerAppender } from '../../platform/ledger/ledger-appender.js';
import { Screening } from '../../screenings/screenings/screening.entity.js';
import type { HeldReason } from '../filter/removal.js';
import { standingCorrections } from '../review/corrections.js';
import { pastReviews } from '../review/past-reviews.js';
import { MAX_FILTER_ATTEMPTS, nextAttemptAt } from './attempts.js';
import { filteringRecord } from './filtering-record.js';
import { lockFinding } from './find-finding.js';
import { Finding } from './finding.entity.js';
import { FindingOpener, filterOpened } from './opened-finding.js';
import { storeFiltered, storeHeld, supersedeReviews } from './store-result.js';

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

  /** Everything or nothing, in one transaction. Called twice for one finding, the second call does nothing. */
  async run(findingId: string): Promise<FilterOutcome> {
    return this.room.transaction(async (tx) => {
      const now = new Date();

      // 1. Is it still waiting? A second job for the same finding ends here.
      const waiting = await tx.findOneBy(Finding, { id: findingId, state: 'logged' });
      if (waiting === null) return 'nothing_to_do';

      // 1b. Hold the screening: no newer law is applied to it between the reading of the law and the filtering.
      await holdScreening(tx, waiting.screeningId);

      // 2. Open the raw text and the identity, and hold the identity as it is.
      const opened = await this.opener.open(tx, waiting);

      // 3. Lock the finding, and look again: another worker may have been faster.
      const finding = await lockFinding(tx, findingId);
      if (finding.state !== 'logged') return 'nothing_to_do';

      // 4. Filter, with what reviewers added before.
      await supersedeReviews(tx, finding.id, now);
      const result = filterOpened(opened, standingCorrections(await pastReviews(tx, finding.id)));

      // 5. The filter can't vouch for it: hold it, tell the desk, write it down.
      if (result.held !== null) {
        const textDigest = opened.key.keyedDigest(finding.id, opened.content.excerpt);
        await this.hold(
          tx,
          finding,
          result.held,
          { ruleset_digest: result.rulesetDigest, text_digest: textDigest },
          now,
        );
        return 'held';
      }

      // 6. Keep the removals, and push the safe text to the desk.
      await storeFiltered(tx, finding, result, now);

      // 7. Write down what was removed: detectors, classes and counts, never the text.
      await this.ledger.append(tx, {
        actor: SYSTEM_ACTORS.filter,
        kind: 'finding.filtered',
        body: {
          finding_id: finding.id,
          screening_id: finding.screeningId,
          requisition_id: finding.requisitionId,
          ...filteringRecord(finding.id, opened.content.excerpt, result, opened.key),
        },
      });
      return 'filtered';
    });
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

/** Shared: filters and reviews of one screening do not wait for each other, only for what changes its law. */
export async function holdScreening(tx: EntityManager, screeningId: string): Promise<void> {
  await tx.findOneOrFail(Screening, {
    select: { id: true },
    where: { id: screeningId },
    lock: { mode: 'pessimistic_read' },
  });
}
