import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Why a candidate at the background stage is not screened. A closed list: a free text could name a class. */
export const WAIVER_REASONS = [
  'candidate_withdrew',
  'no_longer_considered',
  'recruitment_cancelled',
  'stage_recorded_in_error',
  'consent_refused',
  'screened_in_other_requisition',
] as const;
export type WaiverReason = (typeof WAIVER_REASONS)[number];

/** A recorded reason why somebody is not screened. It counts once a second coordinator approved it. */
@Entity({ schema: 'screenings', name: 'coverage_waiver' })
export class CoverageWaiver {
  @PrimaryColumn({ type: 'text' })
  id: string;

  @Column({ name: 'requisition_id', type: 'text' })
  requisitionId: string;

  @Column({ name: 'candidate_id', type: 'text' })
  candidateId: string;

  @Column({ type: 'text' })
  reason: WaiverReason;

  @Column({ name: 'requested_by', type: 'text' })
  requestedBy: string;

  @Column({ name: 'requested_at', type: 'timestamptz' })
  requestedAt: Date;

  @Column({ name: 'approved_by', type: 'text', nullable: true })
  approvedBy: string | null;

  @Column({ name: 'approved_at', type: 'timestamptz', nullable: true })
  approvedAt: Date | null;
}
