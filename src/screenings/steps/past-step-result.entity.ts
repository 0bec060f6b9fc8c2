import { Column, Entity, PrimaryColumn } from 'typeorm';
import { RecordedStep } from './step-result.entity.js';

/** A step result that no longer stands, as it was: recorded again, or its step was opened again by an amendment. */
@Entity({ schema: 'screenings', name: 'past_step_result' })
export class PastStepResult extends RecordedStep {
  @PrimaryColumn({ name: 'step_result_id', type: 'text' })
  stepResultId: string;

  @PrimaryColumn({ name: 'recorded_at', type: 'timestamptz' })
  recordedAt: Date;

  @Column({ name: 'ended_at', type: 'timestamptz' })
  endedAt: Date;

  /** The amendment that opened the step again; null where the screener recorded another result. */
  @Column({ name: 'amendment_id', type: 'text', nullable: true })
  amendmentId: string | null;
}
