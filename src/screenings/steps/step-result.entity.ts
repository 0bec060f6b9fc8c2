import { Column, Entity, PrimaryColumn } from 'typeorm';

export const STEP_OUTCOMES = ['done', 'not_applicable', 'waived'] as const;
export type StepOutcome = (typeof STEP_OUTCOMES)[number];

/** Why a step was not done. A coordinator who is not the screener approves each. */
export const STEP_REASONS = [
  'source_unavailable',
  'source_does_not_cover_period',
  'no_identifier_for_source',
  'not_applicable_to_position',
  'legal_restriction',
] as const;
export type StepReason = (typeof STEP_REASONS)[number];

/** What is said of a step's end, while it stands and afterwards. */
export abstract class RecordedStep {
  @Column({ name: 'screening_id', type: 'text' })
  screeningId: string;

  @Column({ name: 'step_key', type: 'text' })
  stepKey: string;

  @Column({ type: 'text' })
  outcome: StepOutcome;

  @Column({ type: 'text', nullable: true })
  reason: StepReason | null;

  @Column({ name: 'minutes_spent', type: 'integer' })
  minutesSpent: number;

  @Column({ name: 'recorded_by', type: 'text' })
  recordedBy: string;

  @Column({ name: 'approved_by', type: 'text', nullable: true })
  approvedBy: string | null;

  @Column({ name: 'approved_at', type: 'timestamptz', nullable: true })
  approvedAt: Date | null;
}

/** How a checklist step ended for one screening: done, not applicable or waived; nothing else. */
@Entity({ schema: 'screenings', name: 'step_result' })
export class StepResult extends RecordedStep {
  @PrimaryColumn({ type: 'text' })
  id: string;

  @Column({ name: 'recorded_at', type: 'timestamptz' })
  recordedAt: Date;
}
