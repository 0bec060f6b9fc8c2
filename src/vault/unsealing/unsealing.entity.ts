import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Role } from '../../kernel/permission.js';

/** Why somebody who does not work on a finding must see what it says. */
export const UNSEALING_REASONS = [
  'court_order',
  'public_records_request',
  'litigation',
  'incident_investigation',
  'candidate_dispute',
] as const;
export type UnsealingReason = (typeof UNSEALING_REASONS)[number];

/** Who approves: one of each. The administrator holds the keys, the coordinator knows the case; neither sees raw text. */
export const APPROVING_ROLES = ['administrator', 'coordinator'] as const satisfies readonly Role[];
export type ApprovingRole = (typeof APPROVING_ROLES)[number];

/** That somebody asked to see one finding's raw text. */
@Entity({ schema: 'vault', name: 'unsealing' })
export class Unsealing {
  @PrimaryColumn({ type: 'text' })
  id: string;

  @Column({ name: 'finding_id', type: 'text' })
  findingId: string;

  @Column({ name: 'screening_id', type: 'text' })
  screeningId: string;

  @Column({ name: 'requisition_id', type: 'text' })
  requisitionId: string;

  @Column({ name: 'asked_by', type: 'text' })
  askedBy: string;

  @Column({ name: 'asked_at', type: 'timestamptz' })
  askedAt: Date;

  @Column({ type: 'text' })
  reason: UnsealingReason;

  /** The number of the case elsewhere; no words. */
  @Column({ name: 'case_reference', type: 'text' })
  caseReference: string;

  /** Set with the second approval; null until then. */
  @Column({ name: 'open_until', type: 'timestamptz', nullable: true })
  openUntil: Date | null;

  @Column({ name: 'revoked_by', type: 'text', nullable: true })
  revokedBy: string | null;

  @Column({ name: 'revoked_at', type: 'timestamptz', nullable: true })
  revokedAt: Date | null;
}

/** One of the two approvals. */
@Entity({ schema: 'vault', name: 'unsealing_approval' })
export class UnsealingApproval {
  @PrimaryColumn({ name: 'unsealing_id', type: 'text' })
  unsealingId: string;

  @PrimaryColumn({ type: 'text' })
  role: ApprovingRole;

  @Column({ name: 'approved_by', type: 'text' })
  approvedBy: string;

  @Column({ name: 'approved_at', type: 'timestamptz' })
  approvedAt: Date;
}
