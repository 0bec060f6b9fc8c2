import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Why a locked checklist is amended while candidates are screened under it. */
export const AMENDMENT_REASONS = [
  'source_discontinued',
  'step_unlawful',
  'step_unclear',
  'step_missing',
  'policy_changed',
] as const;
export type AmendmentReason = (typeof AMENDMENT_REASONS)[number];

/** That a requisition's locked checklist was replaced by a later version, for every candidate at once. */
@Entity({ schema: 'screenings', name: 'checklist_amendment' })
export class ChecklistAmendment {
  @PrimaryColumn({ type: 'text' })
  id: string;

  @Column({ name: 'requisition_id', type: 'text' })
  requisitionId: string;

  @Column({ name: 'from_checklist_id', type: 'text' })
  fromChecklistId: string;

  @Column({ name: 'to_checklist_id', type: 'text' })
  toChecklistId: string;

  @Column({ type: 'text' })
  reason: AmendmentReason;

  /** Keys of the steps that every candidate goes through again. */
  @Column({ name: 'reopened_steps', type: 'text', array: true })
  reopenedSteps: string[];

  @Column({ name: 'amended_by', type: 'text' })
  amendedBy: string;

  @Column({ name: 'amended_at', type: 'timestamptz' })
  amendedAt: Date;
}
