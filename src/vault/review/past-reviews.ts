import type { EntityManager } from 'typeorm';
import type { PastReview } from './corrections.js';
import { RedactionReview } from './redaction-review.entity.js';

/** The reviews of a finding so far, oldest first, as far as they correct its removals. */
export async function pastReviews(tx: EntityManager, findingId: string): Promise<PastReview[]> {
  const reviews = await tx.find(RedactionReview, { where: { findingId }, order: { id: 'ASC' } });
  return reviews.map((review) => ({
    added: review.added,
    lifted: review.lifted,
    superseded: review.supersededAt !== null,
  }));
}
