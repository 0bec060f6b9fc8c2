import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { StepOutcome, StepReason } from './step-result.entity.js';

/** A step result that no longer stands, as it was: recorded again, or its step was opened again by an amendment. */
@Entity({ schema: 'screenings', name: 'past_step_result' })
export class PastStepResult {
  @PrimaryColumn({ name: 'step_result_id', type: 'text' })
  stepResultId: string;

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

  @PrimaryColumn({ name: 'recorded_at', type: 'timestamptz' })
  recordedAt: Date;

  @Column({ name: 'approved_by', type: 'text', nullable: true })
  approvedBy: string | null;

  @Column({ name: 'approved_at', type: 'timestamptz', nullable: true })
  approvedAt: Date | null;

  @Column({ name: 'ended_at', type: 'timestamptz' })
  endedAt: Date;

  /** The amendment that opened the step again; null where the screener recorded another result. */
  @Column({ name: 'amendment_id', type: 'text', nullable: true })
  amendmentId: string | null;
}
