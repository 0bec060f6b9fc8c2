import type { FieldError } from '../../kernel/domain-error.js';
import type { ReviewSpan } from '../filter/removal.js';
import type { SpanCorrections } from '../findings/opened-finding.js';

/** A past review, oldest first. A superseded one was made of a text that was filtered again since. */
export interface PastReview extends SpanCorrections {
  readonly superseded: boolean;
}

export const NO_CORRECTIONS: SpanCorrections = { added: [], lifted: [] };

/** One review on top of what stood before: the later word counts. */
export function correct(before: SpanCorrections, review: SpanCorrections): SpanCorrections {
  return {
    added: [...before.added.filter((span) => !hasSpan(review.lifted, span)), ...review.added],
    lifted: [
      ...before.lifted.filter((span) => !review.added.some((it) => overlap(it, span))),
      ...review.lifted,
    ],
  };
}

/**
 * What stands of all past reviews. After a new filter run additions stay (removing more is safe), lifts do not:
 * the same words may now be a listed name, so a person has to look again.
 */
export function standingCorrections(reviews: readonly PastReview[]): SpanCorrections {
  return reviews.reduce((standing, review) => {
    const corrected = correct(standing, review);
    return review.superseded ? { added: corrected.added, lifted: [] } : corrected;
  }, NO_CORRECTIONS);
}

/** What is wrong with the spans of a review, field by field; empty means nothing. */
export function spanErrors(
  text: string,
  removals: readonly ReviewSpan[],
  review: SpanCorrections,
): FieldError[] {
  const errors: FieldError[] = [];
  review.added.forEach((span, i) => {
    const message = addedError(text, span);
    if (message !== null) errors.push({ field: `added[${i}]`, message });
    else if (review.lifted.some((lifted) => overlap(lifted, span))) {
      errors.push({
        field: `added[${i}]`,
        message: 'Send spans that do not overlap what the same review lifts.',
      });
    }
  });
  review.lifted.forEach((span, i) => {
    if (!hasSpan(removals, span)) {
      errors.push({
        field: `lifted[${i}]`,
        message:
          'Send the exact start and end of a present removal, as GET /v1/findings/{id}/redaction shows it.',
      });
    } else if (review.lifted.findIndex((other) => sameSpan(other, span)) !== i) {
      errors.push({ field: `lifted[${i}]`, message: 'Send each removal once.' });
    }
  });
  return errors;
}

function addedError(text: string, span: ReviewSpan): string | null {
  if (span.end <= span.start) return 'Send an end greater than start.';
  if (span.end > text.length)
    return `Send an end of at most ${text.length}, the length of the text in UTF-16 units.`;
  if (splitsPair(text, span.start) || splitsPair(text, span.end)) {
    return 'Send a start and end that do not cut a character in two; they count UTF-16 units.';
  }
  return null;
}

function splitsPair(text: string, at: number): boolean {
  const before = text.charCodeAt(at - 1);
  const after = text.charCodeAt(at);
  return before >= 0xd800 && before <= 0xdbff && after >= 0xdc00 && after <= 0xdfff;
}

export function sameSpan(a: ReviewSpan, b: ReviewSpan): boolean {
  return a.start === b.start && a.end === b.end;
}

function hasSpan(spans: readonly ReviewSpan[], wanted: ReviewSpan): boolean {
  return spans.some((span) => sameSpan(span, wanted));
}

function overlap(a: ReviewSpan, b: ReviewSpan): boolean {
  return a.start < b.end && b.start < a.end;
}
