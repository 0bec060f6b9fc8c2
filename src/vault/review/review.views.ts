import { PROTECTED_CLASSES, type ProtectedClass } from '../../kernel/protected-class.js';
import { Shown } from '../../platform/http/shown.js';
import type { Finding } from '../findings/finding.entity.js';
import { FindingView, findingView } from '../findings/finding.views.js';
import type { RecordedAddition, RecordedLift, RedactionReview } from './redaction-review.entity.js';
import { REVIEW_DISPOSITIONS, type ReviewDisposition } from './review.dto.js';
import { ADDED_REASONS, LIFTED_REASONS, WITHHELD_REASONS, type WithheldReason } from './review-reasons.js';

/** A span that a review added or lifted. */
export class CorrectionView {
  @Shown({ description: 'First position.', type: 'integer', example: 10 })
  start: number;

  @Shown({ description: 'Position after the last.', type: 'integer', example: 17 })
  end: number;

  @Shown({ description: 'The protected class.', enum: PROTECTED_CLASSES, example: 'religion' })
  class: ProtectedClass;

  @Shown({ description: 'Why.', enum: [...ADDED_REASONS, ...LIFTED_REASONS], example: 'missed_by_filter' })
  reason: string;
}

/** A review as recorded: positions and reasons, no text. */
export class RedactionReviewView {
  @Shown({ description: 'The review’s id.', example: 'rev_01KAN5TQ2M9Z8Y7X6W5V4T3S2R' })
  id: string;

  @Shown({
    description: 'Always `redaction_review`.',
    enum: ['redaction_review'],
    example: 'redaction_review',
  })
  object: 'redaction_review';

  @Shown({ description: 'The finding’s id.', example: 'fnd_01KAN5TQ2M9Z8Y7X6W5V4T3S2R' })
  finding_id: string;

  @Shown({ description: 'Who reviewed.', example: 'acc_01KAN5TQ2M9Z8Y7X6W5V4T3S2R' })
  reviewer_id: string;

  @Shown({ description: 'When.', example: '2026-03-02T16:00:00.000Z' })
  reviewed_at: string;

  @Shown({ description: 'What was decided.', enum: REVIEW_DISPOSITIONS, example: 'include' })
  disposition: ReviewDisposition;

  @Shown({
    description: 'The criterion it bears on.',
    nullable: true,
    example: 'crt_01KAN5TQ2M9Z8Y7X6W5V4T3S2R',
  })
  criterion_id: string | null;

  @Shown({ description: 'Why it is left out.', nullable: true, enum: WITHHELD_REASONS, example: null })
  withheld_reason: WithheldReason | null;

  @Shown({ description: 'Removals it added.', type: () => [CorrectionView] })
  added: CorrectionView[];

  @Shown({ description: 'Removals it lifted.', type: () => [CorrectionView] })
  lifted: CorrectionView[];

  @Shown({
    description: 'When the finding was filtered again after it: the review no longer stands.',
    nullable: true,
    example: null,
  })
  superseded_at: string | null;
}

/** What a reviewer gets back: the review, and the text as it leaves the vault. */
export class RedactionReviewReceiptView extends RedactionReviewView {
  @Shown({
    description: 'The text as the desk has it now; null when the filter holds the finding.',
    nullable: true,
    example: 'I will burn the depot down.',
  })
  safe_text: string | null;

  @Shown({ description: 'How many removals it has.', type: 'integer', example: 3 })
  removals_count: number;

  @Shown({ description: 'The finding’s version after the review.', type: 'integer', example: 3 })
  finding_version: number;
}

/** A finding in a reviewer's queue: no text, and whether somebody has reviewed it as it is now. */
export class QueuedFindingView extends FindingView {
  @Shown({ description: 'Whether a review of the present text is on file.', example: false })
  reviewed: boolean;

  @Shown({
    description: 'What that review decided.',
    nullable: true,
    enum: REVIEW_DISPOSITIONS,
    example: null,
  })
  disposition: ReviewDisposition | null;
}

export function queuedFindingView(finding: Finding, standing: RedactionReview | null): QueuedFindingView {
  return {
    ...findingView(finding),
    reviewed: standing !== null,
    disposition: standing?.disposition ?? null,
  };
}

export function redactionReviewView(review: RedactionReview): RedactionReviewView {
  return {
    id: review.id,
    object: 'redaction_review',
    finding_id: review.findingId,
    reviewer_id: review.reviewerId,
    reviewed_at: review.reviewedAt.toISOString(),
    disposition: review.disposition,
    criterion_id: review.criterionId,
    withheld_reason: review.withheldReason,
    added: review.added.map(correctionView),
    lifted: review.lifted.map(correctionView),
    superseded_at: review.supersededAt?.toISOString() ?? null,
  };
}

export function redactionReviewReceiptView(
  review: RedactionReview,
  safeText: string | null,
  removalsCount: number,
  findingVersion: number,
): RedactionReviewReceiptView {
  return {
    ...redactionReviewView(review),
    safe_text: safeText,
    removals_count: removalsCount,
    finding_version: findingVersion,
  };
}

function correctionView(span: RecordedAddition | RecordedLift): CorrectionView {
  return { start: span.start, end: span.end, class: span.class, reason: span.reason };
}
