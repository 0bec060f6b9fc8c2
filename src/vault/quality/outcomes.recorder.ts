import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { LedgerAppender } from '../../platform/ledger/ledger-appender.js';
import { fileOf } from '../../screenings/consistency/blind.js';
import type { Finding } from '../findings/finding.entity.js';
import { GroupingKeys } from '../sealing/grouping-keys.js';
import { foldWords, wordsDigest } from './fold-words.js';
import { openProposals } from './open-proposals.js';
import { type Outcome, outcomesOf, proposesWords, type ReviewedSpans } from './outcomes.js';
import { StoredOutcome } from './removal-outcome.entity.js';

/** A text with what its reviews said of it so far. */
export interface ReviewedText {
  readonly excerpt: string;
  readonly rulesetDigest: string;
  readonly spans: ReviewedSpans;
}

/** PostgreSQL takes 65,535 parameters a statement. */
const ROWS_PER_INSERT = 1000;

/** Keeps what a review says about the filter: which removals stood, which were lifted, what was missed. */
@Injectable()
export class OutcomesRecorder {
  constructor(
    private readonly groupingKeys: GroupingKeys,
    private readonly ledger: LedgerAppender,
  ) {}

  /** In the review's own transaction; the finding's row is locked. What was known of this text and ruleset is replaced. */
  async record(tx: EntityManager, finding: Finding, reviewed: ReviewedText, now: Date): Promise<void> {
    const { rulesetDigest } = reviewed;
    const screeningId = await fileOf(tx, finding.screeningId);
    const outcomes = outcomesOf(reviewed.spans);
    const proposing = outcomes.some(proposesWords);
    const key = proposing ? await this.groupingKeys.ofReviewedWords(tx) : null;
    const rows = outcomes.map((outcome) => ({
      findingId: finding.id,
      rulesetDigest,
      startAt: outcome.start,
      endAt: outcome.end,
      screeningId,
      outcome: outcome.outcome,
      protectedClass: outcome.class,
      detector: outcome.detector,
      rule: outcome.rule,
      reason: outcome.reason,
      wordsDigest: key === null ? null : digestOf(key, reviewed.excerpt, outcome),
      reviewedAt: now,
    }));
    // One review after another, so that of two that bring support together the later one sees both.
    await tx.query(`SELECT pg_advisory_xact_lock(hashtextextended('fairscreen.removal_outcome', 0))`);
    await tx.delete(StoredOutcome, { findingId: finding.id, rulesetDigest });
    for (let from = 0; from < rows.length; from += ROWS_PER_INSERT) {
      await tx.insert(StoredOutcome, rows.slice(from, from + ROWS_PER_INSERT));
    }
    await openProposals(tx, this.ledger, finding.id, rulesetDigest, now);
  }
}

/** Null for what proposes no words, be it by its reason or because nothing is left of it but signs. */
function digestOf(key: Buffer, excerpt: string, outcome: Outcome): string | null {
  if (!proposesWords(outcome)) return null;
  const words = excerpt.slice(outcome.start, outcome.end);
  return foldWords(words) === '' ? null : wordsDigest(key, words);
}
