import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { ProtectedClass } from '../../kernel/protected-class.js';
import type { AddedReason, LiftedReason } from '../review/review-reasons.js';
import type { RemovalOutcome } from './outcomes.js';

/** The last word of review on one span of a finding, under one ruleset. Positions and ids, never the words. */
@Entity({ schema: 'vault', name: 'removal_outcome' })
export class StoredOutcome {
  @PrimaryColumn({ name: 'finding_id', type: 'text' })
  findingId: string;

  @PrimaryColumn({ name: 'ruleset_digest', type: 'text' })
  rulesetDigest: string;

  @PrimaryColumn({ name: 'start_at', type: 'integer' })
  startAt: number;

  @PrimaryColumn({ name: 'end_at', type: 'integer' })
  endAt: number;

  /** The screening it counts for; of a blind second screening, the first: it is one candidate's text. */
  @Column({ name: 'screening_id', type: 'text' })
  screeningId: string;

  @Column({ type: 'text' })
  outcome: RemovalOutcome;

  @Column({ name: 'class', type: 'text' })
  protectedClass: ProtectedClass;

  @Column({ type: 'text', nullable: true })
  detector: string | null;

  @Column({ type: 'text', nullable: true })
  rule: string | null;

  @Column({ type: 'text', nullable: true })
  reason: AddedReason | LiftedReason | null;

  /** Equal for equal words (HMAC under the grouping key); null where the words are not proposed. */
  @Column({ name: 'words_digest', type: 'text', nullable: true })
  wordsDigest: string | null;

  @Column({ name: 'reviewed_at', type: 'timestamptz' })
  reviewedAt: Date;
}
