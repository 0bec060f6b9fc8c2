import type { EntityManager } from 'typeorm';
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
  return reviews.map((review) => ({
    added: review.added,
    lifted: review.lifted,
    superseded: review.supersededAt !== null,
  }));
}
