import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { ConductCategory } from '../../screenings/conduct-categories.js';
import type { AccessBasis, SearchMethod } from '../../screenings/steps/search-record.entity.js';
import type { HeldReason } from '../filter/removal.js';
import type { IdentifierKind } from './identifier-kinds.js';

export const FINDING_STATES = ['logged', 'filtered', 'held'] as const;
/** `logged` waits for the filter. The row is the truth; a queued job only wakes somebody up. */
export type FindingState = (typeof FINDING_STATES)[number];

/** One online item as a screener logged it. What it says is in `sealed`; everything else is metadata. */
@Entity({ schema: 'vault', name: 'finding' })
export class Finding {
  @PrimaryColumn({ type: 'text' })
  id: string;

  @Column({ name: 'screening_id', type: 'text' })
  screeningId: string;

  @Column({ name: 'requisition_id', type: 'text' })
  requisitionId: string;

  @Column({ name: 'step_key', type: 'text' })
  stepKey: string;

  @Column({ name: 'search_id', type: 'text' })
  searchId: string;

  @Column({ name: 'logged_by', type: 'text' })
  loggedBy: string;

  @Column({ name: 'logged_at', type: 'timestamptz' })
  loggedAt: Date;

  @Column({ type: 'text' })
  method: SearchMethod;

  @Column({ name: 'access_basis', type: 'text' })
  accessBasis: AccessBasis;

  @Column({ name: 'conduct_category', type: 'text' })
  conductCategory: ConductCategory;

  /** Null where the page does not say; then it can't be released, unless its category has no look-back. */
  @Column({ name: 'posted_at', type: 'timestamptz', nullable: true })
  postedAt: Date | null;

  @Column({ name: 'captured_at', type: 'timestamptz' })
  capturedAt: Date;

  /** SHA-256 of the capture, in hex. It shows that the capture did not change, not that the post is genuine. */
  @Column({ name: 'capture_digest', type: 'text' })
  captureDigest: string;

  @Column({ name: 'matched_by', type: 'text', array: true })
  matchedBy: IdentifierKind[];

  /** `FindingContent`, sealed. */
  @Column({ type: 'bytea' })
  sealed: Buffer;

  @Column({ type: 'text' })
  state: FindingState;

  @Column({ name: 'held_reason', type: 'text', nullable: true })
  heldReason: HeldReason | null;

  @Column({ name: 'ruleset_digest', type: 'text', nullable: true })
  rulesetDigest: string | null;

  @Column({ name: 'directed_at_protected_group', type: 'boolean' })
  directedAtProtectedGroup: boolean;

  @Column({ name: 'filter_attempts', type: 'integer' })
  filterAttempts: number;

  @Column({ name: 'next_attempt_at', type: 'timestamptz' })
  nextAttemptAt: Date;

  @Column({ name: 'filtered_at', type: 'timestamptz', nullable: true })
  filteredAt: Date | null;

  /** Grows with every filter result and every review; a review names the version it looked at. */
  @Column({ type: 'integer' })
  version: number;
}
