import type { FilterResult } from '../filter/removal.js';
import { filterOpened, type OpenedFinding } from '../findings/opened-finding.js';
import { refuseFields } from '../refuse-fields.js';
import { correct, type PastReview, sameSpan, spanErrors, standingCorrections } from './corrections.js';
import type { RecordedAddition, RecordedLift } from './redaction-review.entity.js';
import type { ReviewRedaction } from './review.dto.js';

/** A finding's text filtered once more, with all corrections that stand after a review. */
export interface CorrectedResult {
  readonly result: FilterResult;
  /** What this review changes. */
  readonly added: RecordedAddition[];
  readonly lifted: RecordedLift[];
}

/**
 * Filters again with a review's corrections. Spans are checked against the removals that stood before, so a
 * reviewer lifts only what they could see.
 *
 * @throws DomainError invalid, naming the spans that can't be
 */
export function correctedResult(
  opened: OpenedFinding,
  past: readonly PastReview[],
  asked: Pick<ReviewRedaction, 'added' | 'lifted'>,
): CorrectedResult {
  const standing = standingCorrections(past);
  const present = filterOpened(opened, standing);
  const review = { added: asked.added ?? [], lifted: asked.lifted ?? [] };
  refuseFields(spanErrors(opened.content.excerpt, present.removals, review));
  const unchanged = review.added.length === 0 && review.lifted.length === 0;
  return {
    result: unchanged ? present : filterOpened(opened, correct(standing, review)),
    added: review.added.map((span) => ({
      start: span.start,
      end: span.end,
      class: span.class,
      reason: span.reason,
    })),
    lifted: review.lifted.flatMap((span) => {
      const removal = present.removals.find((it) => sameSpan(it, span));
      if (removal === undefined) return [];
      return [{ start: span.start, end: span.end, class: removal.class, reason: span.reason }];
    }),
  };
}
