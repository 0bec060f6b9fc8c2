import { type EntityManager, In } from 'typeorm';
import type { PastReview } from './corrections.js';
import { type RecordedAddition, type RecordedLift, RedactionReview } from './redaction-review.entity.js';

/** A past review with the reasons of its corrections. */
export interface RecordedReview extends PastReview {
  readonly added: readonly RecordedAddition[];
  readonly lifted: readonly RecordedLift[];
}

/** The reviews of a finding so far, oldest first, as far as they correct its removals. */
export async function pastReviews(tx: EntityManager, findingId: string): Promise<RecordedReview[]> {
  const reviews = await tx.find(RedactionReview, { where: { findingId }, order: { id: 'ASC' } });
  return reviews.map(recordedReview);
}

/** The same of several findings; those without a review are left out. */
export async function pastReviewsOf(
  tx: EntityManager,
  findingIds: readonly string[],
): Promise<ReadonlyMap<string, readonly RecordedReview[]>> {
  const reviews = await tx.find(RedactionReview, {
    where: { findingId: In([...findingIds]) },
    order: { id: 'ASC' },
  });
  const found = new Map<string, RecordedReview[]>();
  for (const review of reviews) {
    found.set(review.findingId, [...(found.get(review.findingId) ?? []), recordedReview(review)]);
  }
  return found;
}

function recordedReview(review: RedactionReview): RecordedReview {
  return { added: review.added, lifted: review.lifted, superseded: review.supersededAt !== null };
}
