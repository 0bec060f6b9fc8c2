import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { ProtectedClass } from '../../kernel/protected-class.js';
import type { AddedReason, LiftedReason, WithheldReason } from './review-reasons.js';

/** A span that a reviewer added to the removals; positions are UTF-16 units of the excerpt. */
export interface RecordedAddition {
  readonly start: number;
  readonly end: number;
  readonly class: ProtectedClass;
  readonly reason: AddedReason;
}

/** A removal that a reviewer lifted; the class is the lifted removal's. */
export interface RecordedLift {
  readonly start: number;
  readonly end: number;
  readonly class: ProtectedClass;
  readonly reason: LiftedReason;
}

/** A second person's look at what the filter removed, and whether the finding matters for the job. */
@Entity({ schema: 'vault', name: 'redaction_review' })
export class RedactionReview {
  @PrimaryColumn({ type: 'text' })
  id: string;

  @Column({ name: 'finding_id', type: 'text' })
  findingId: string;

  @Column({ name: 'reviewer_id', type: 'text' })
  reviewerId: string;

  @Column({ name: 'reviewed_at', type: 'timestamptz' })
  reviewedAt: Date;

  @Column({ type: 'text' })
  disposition: 'include' | 'withhold';

  @Column({ name: 'criterion_id', type: 'text', nullable: true })
  criterionId: string | null;

  @Column({ name: 'withheld_reason', type: 'text', nullable: true })
  withheldReason: WithheldReason | null;

  @Column({ type: 'jsonb' })
  added: RecordedAddition[];

  @Column({ type: 'jsonb' })
  lifted: RecordedLift[];

  /** When the finding was filtered again after this review: it no longer stands, nobody has seen the new text. */
  @Column({ name: 'superseded_at', type: 'timestamptz', nullable: true })
  supersededAt: Date | null;
}
