import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, type EntityManager, Not } from 'typeorm';
import { acceptReview } from '../../desk/findings/findings.intake.js';
import type { Actor } from '../../kernel/actor.js';
import { newId } from '../../kernel/ids.js';
import { act } from '../../platform/database/act.js';
import { LedgerAppender } from '../../platform/ledger/ledger-appender.js';
import { requireAuthorization } from '../../screenings/authorizations/require-authorization.js';
import { criteriaOf } from '../../screenings/requisitions/criteria-of.js';
import { requireStage } from '../../screenings/screenings/require-stage.js';
import type { FilterResult } from '../filter/removal.js';
import { filteringRecord } from '../findings/filtering-record.js';
import { findFindingToReview, lockFinding } from '../findings/find-finding.js';
import { Finding } from '../findings/finding.entity.js';
import { FindingOpener, type OpenedFinding, vouchedFor } from '../findings/opened-finding.js';
import { storeFiltered } from '../findings/store-result.js';
import { OutcomesRecorder } from '../quality/outcomes.recorder.js';
import { refuseFields } from '../refuse-fields.js';
import { validatedSoFar } from '../validations/validated-so-far.js';
import { type CorrectedResult, correctedResult } from './corrected-result.js';
import { countByReason } from './count-by-reason.js';
import { dispositionErrors } from './disposition-rules.js';
import { pastReviews } from './past-reviews.js';
import { RedactionReview } from './redaction-review.entity.js';
import type { ReviewRedaction } from './review.dto.js';
import { type RedactionReviewReceiptView, redactionReviewReceiptView } from './review.views.js';
import { refuseChanged, refuseHeldCorrections, refuseUnvouched, refuseWaiting } from './reviewable.js';

/** Redaction reviews: a second person corrects what the filter removed and judges whether it matters for the job. */
@Injectable()
export class ReviewsService {
  constructor(
    @InjectDataSource('vault') private readonly room: DataSource,
    private readonly opener: FindingOpener,
    private readonly outcomes: OutcomesRecorder,
    private readonly ledger: LedgerAppender,
  ) {}

  async review(
    actor: Actor,
    findingId: string,
    request: ReviewRedaction,
  ): Promise<RedactionReviewReceiptView> {
    return act(this.room, async (tx) => {
      const now = new Date();
      const seen = await findFindingToReview(tx, actor, findingId);
      await requireAuthorization(tx, actor, now);
      await requireStage(tx, seen.screeningId, ['gathering', 'in_review']);
      const opened = await this.opener.open(tx, seen);
      const finding = await lockFinding(tx, seen.id);
      refuseWaiting(finding);
      refuseChanged(finding, request.finding_version);
      refuseHeldCorrections(finding, request);
      const criteria = await criteriaOf(tx, finding.requisitionId);
      const criterionIds = criteria.map((criterion) => criterion.id);
      const validated = await validatedSoFar(tx, finding);
      refuseFields(dispositionErrors(request, finding.state, criterionIds, validated));

      const corrected =
        finding.state === 'filtered' ? await this.filterAgain(tx, finding, opened, request, now) : null;
      const review = recordedReview(tx, actor, finding, request, corrected, now);
      await tx.update(Finding, { id: finding.id }, { version: finding.version + 1 });
      await tx.insert(RedactionReview, review);
      await this.learn(tx, finding, opened, corrected, now);
      await acceptReview(tx, {
        findingId: finding.id,
        reviewedBy: actor.accountId,
        reviewedAt: now,
        disposition: review.disposition,
        criterionId: review.criterionId,
      });
      await this.record(tx, actor, finding, review, { opened, corrected });
      const vouched = corrected === null ? null : vouchedFor(corrected.result);
      return redactionReviewReceiptView(
        review,
        vouched?.safeText ?? null,
        vouched?.removals.length ?? 0,
        finding.version + 1,
      );
    });
  }

  /** What is reviewed is what the desk gets: a text that differs from the desk's is pushed before the review. */
  private async filterAgain(
    tx: EntityManager,
    finding: Finding,
    opened: OpenedFinding,
    request: ReviewRedaction,
    now: Date,
  ): Promise<CorrectedResult> {
    const corrected = correctedResult(opened, await pastReviews(tx, finding.id), request);
    const spansChanged = corrected.added.length + corrected.lifted.length > 0;
    if (spansChanged || request.disposition === 'include') refuseUnvouched(corrected.result);
    const differs = spansChanged || corrected.result.rulesetDigest !== finding.rulesetDigest;
    if (differs && corrected.result.held === null) {
      await storeFiltered(tx, finding, corrected.result, now);
    }
    return corrected;
  }

  /** What a reviewer made of a held text says nothing about removals: there are none. */
  private async learn(
    tx: EntityManager,
    finding: Finding,
    opened: OpenedFinding,
    corrected: CorrectedResult | null,
    now: Date,
  ): Promise<void> {
    if (corrected === null || corrected.spans === null) return;
    const { excerpt } = opened.content;
    const { rulesetDigest } = corrected.result;
    await this.outcomes.record(tx, finding, { excerpt, rulesetDigest, spans: corrected.spans }, now);
  }

  private async record(
    tx: EntityManager,
    actor: Actor,
    finding: Finding,
    review: RedactionReview,
    seen: { readonly opened: OpenedFinding; readonly corrected: CorrectedResult | null },
  ): Promise<void> {
    const { opened, corrected } = seen;
    const { excerpt } = opened.content;
    const recordOf = (result: FilterResult) => filteringRecord(finding.id, excerpt, result, opened.key);
    const held = {
      removals: [],
      ruleset_digest: finding.rulesetDigest,
      text_digest: opened.key.keyedDigest(finding.id, excerpt),
      safe_text_digest: null,
      directed_at_protected_group: finding.directedAtProtectedGroup,
    };
    const last = await tx.findOne(RedactionReview, {
      where: { findingId: finding.id, id: Not(review.id) },
      order: { id: 'DESC' },
    });
    await this.ledger.append(tx, {
      actor: actor.accountId,
      kind: 'finding.reviewed',
      body: {
        review_id: review.id,
        finding_id: finding.id,
        screening_id: finding.screeningId,
        requisition_id: finding.requisitionId,
        disposition_before: last?.disposition ?? null,
        disposition: review.disposition,
        criterion_id: review.criterionId,
        withheld_reason: review.withheldReason,
        added: countByReason(review.added),
        lifted: countByReason(review.lifted),
        ...(corrected === null ? held : recordOf(corrected.result)),
        safe_text_digest_before: corrected === null ? null : recordOf(corrected.before).safe_text_digest,
      },
    });
  }
}

function recordedReview(
  tx: EntityManager,
  actor: Actor,
  finding: Finding,
  request: ReviewRedaction,
  corrected: CorrectedResult | null,
  now: Date,
): RedactionReview {
  return tx.create(RedactionReview, {
    id: newId('redaction_review', now),
    findingId: finding.id,
    reviewerId: actor.accountId,
    reviewedAt: now,
    disposition: request.disposition,
    criterionId: request.criterion_id ?? null,
    withheldReason: request.withheld_reason ?? null,
    added: corrected?.added ?? [],
    lifted: corrected?.lifted ?? [],
    supersededAt: null,
  });
}
