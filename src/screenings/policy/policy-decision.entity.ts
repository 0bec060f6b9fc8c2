import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { FlaggedStep } from './flagged-steps.js';

export const POLICY_DECISIONS = ['applied', 'declined'] as const;
export type PolicyDecisionKind = (typeof POLICY_DECISIONS)[number];

/** Why a requisition stays under the packs it pinned. */
export const DECLINE_REASONS = [
  'recruitment_nearly_complete',
  'awaiting_counsel',
  'new_requisition_planned',
  'no_bearing_on_this_position',
] as const;
export type DeclineReason = (typeof DECLINE_REASONS)[number];

/** What a coordinator did with an offer of newer policy packs. */
@Entity({ schema: 'screenings', name: 'policy_decision' })
export class PolicyDecision {
  @PrimaryColumn({ type: 'text' })
  id: string;

  @Column({ name: 'requisition_id', type: 'text' })
  requisitionId: string;

  @Column({ type: 'text' })
  decision: PolicyDecisionKind;

  @Column({ type: 'text', nullable: true })
  reason: DeclineReason | null;

  /** `us-il@1`, federal first. */
  @Column({ name: 'packs_before', type: 'text', array: true })
  packsBefore: string[];

  @Column({ name: 'packs_after', type: 'text', array: true })
  packsAfter: string[];

  @Column({ type: 'jsonb' })
  flagged: FlaggedStep[];

  @Column({ name: 'findings_requeued', type: 'integer' })
  findingsRequeued: number;

  @Column({ name: 'decided_by', type: 'text' })
  decidedBy: string;

  @Column({ name: 'decided_at', type: 'timestamptz' })
  decidedAt: Date;
}
