import type { FilterResult } from '../filter/removal.js';
import { filterOpened, type OpenedFinding } from '../findings/opened-finding.js';
import type { ReviewedSpans } from '../quality/outcomes.js';
import { refuseFields } from '../refuse-fields.js';
import { correct, NO_CORRECTIONS, sameSpan, spanErrors, standingCorrections } from './corrections.js';
import type { RecordedReview } from './past-reviews.js';
import type { RecordedAddition, RecordedLift } from './redaction-review.entity.js';
import type { ReviewRedaction } from './review.dto.js';

/** A finding's text filtered once more, with all corrections that stand after a review. */
export interface CorrectedResult {
  /** As it stood before this review. */
  readonly before: FilterResult;
  readonly result: FilterResult;
  /** What this review changes. */
  readonly added: RecordedAddition[];
  readonly lifted: RecordedLift[];
  /** What this review and those before it say of the filter; null where the filter holds the text. */
  readonly spans: ReviewedSpans | null;
}

/**
 * Filters again with a review's corrections. Spans are checked against the removals that stood before, so a
 * reviewer lifts only what they could see.
 *
 * @throws DomainError invalid, naming the spans that can't be
 */
export function correctedResult(
  opened: OpenedFinding,
  past: readonly RecordedReview[],
  asked: Pick<ReviewRedaction, 'added' | 'lifted'>,
): CorrectedResult {
  const standing = standingCorrections(past);
  const present = filterOpened(opened, standing);
  const review = { added: asked.added ?? [], lifted: asked.lifted ?? [] };
  refuseFields(spanErrors(opened.content.excerpt, present.removals, review));
  const unchanged = review.added.length === 0 && review.lifted.length === 0;
  const result = unchanged ? present : filterOpened(opened, correct(standing, review));
  const added = review.added.map((span) => ({
    start: span.start,
    end: span.end,
    class: span.class,
    reason: span.reason,
  }));
  const lifted = review.lifted.flatMap((span) => {
    const removal = present.removals.find((it) => sameSpan(it, span));
    if (removal === undefined) return [];
    return [{ start: span.start, end: span.end, class: removal.class, reason: span.reason }];
  });
  return {
    before: present,
    result,
    added,
    lifted,
    spans: reviewedSpans(opened, result, [...past, { added, lifted }]),
  };
}

function reviewedSpans(
  opened: OpenedFinding,
  result: FilterResult,
  reviews: readonly Pick<RecordedReview, 'added' | 'lifted'>[],
): ReviewedSpans | null {
  const detected = filterOpened(opened, NO_CORRECTIONS);
  if (detected.held !== null || result.held !== null) return null;
  return {
    detected: detected.removals,
    final: result.removals,
    added: reviews.flatMap((review) => review.added),
    lifted: reviews.flatMap((review) => review.lifted),
  };
}
