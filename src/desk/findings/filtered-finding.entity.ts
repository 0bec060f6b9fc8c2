import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { SafeText } from '../../kernel/safe-text.js';

export const FILTERED_STATES = ['waiting', 'filtered', 'held', 'disposed'] as const;
export type FilteredState = (typeof FILTERED_STATES)[number];

export const DISPOSITIONS = ['include', 'withhold'] as const;
export type Disposition = (typeof DISPOSITIONS)[number];

/** What left the vault about one finding, and what the gates need to know about it. */
@Entity({ schema: 'desk', name: 'filtered_finding' })
export class FilteredFinding {
  @PrimaryColumn({ name: 'finding_id', type: 'text' })
  id: string;

  @Column({ name: 'screening_id', type: 'text' })
  screeningId: string;

  @Column({ name: 'requisition_id', type: 'text' })
  requisitionId: string;

  @Column({ name: 'logged_by', type: 'text' })
  loggedBy: string;

  @Column({ name: 'logged_at', type: 'timestamptz' })
  loggedAt: Date;

  @Column({ name: 'conduct_category', type: 'text' })
  conductCategory: string;

  /** Null in rows announced before the desk was told. */
  @Column({ name: 'step_key', type: 'text', nullable: true })
  stepKey: string | null;

  @Column({ name: 'search_id', type: 'text', nullable: true })
  searchId: string | null;

  /** Null where nobody knows. */
  @Column({ name: 'posted_at', type: 'timestamptz', nullable: true })
  postedAt: Date | null;

  @Column({ type: 'text' })
  state: FilteredState;

  /** Written through `acceptFiltered` alone, which takes nothing but SafeText. */
  @Column({ name: 'safe_text', type: 'text', nullable: true })
  safeText: SafeText | null;

  @Column({ name: 'directed_at_protected_group', type: 'boolean' })
  directedAtProtectedGroup: boolean;

  @Column({ name: 'ruleset_digest', type: 'text', nullable: true })
  rulesetDigest: string | null;

  @Column({ name: 'validation_grade', type: 'text', nullable: true })
  validationGrade: string | null;

  @Column({ name: 'validated_by', type: 'text', nullable: true })
  validatedBy: string | null;

  @Column({ name: 'validated_at', type: 'timestamptz', nullable: true })
  validatedAt: Date | null;

  @Column({ name: 'reviewed_by', type: 'text', nullable: true })
  reviewedBy: string | null;

  @Column({ name: 'reviewed_at', type: 'timestamptz', nullable: true })
  reviewedAt: Date | null;

  @Column({ type: 'text', nullable: true })
  disposition: Disposition | null;

  @Column({ name: 'criterion_id', type: 'text', nullable: true })
  criterionId: string | null;

  @Column({ name: 'updated_at', type: 'timestamptz' })
  updatedAt: Date;
}
