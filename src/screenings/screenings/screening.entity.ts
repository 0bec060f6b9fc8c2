import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { ScreeningStage } from './screening-stages.js';

export const SCREENING_PURPOSES = ['selection', 'consistency'] as const;
export type ScreeningPurpose = (typeof SCREENING_PURPOSES)[number];

/** One candidate in one requisition: stage, people, dates; never what was found. */
@Entity({ schema: 'screenings', name: 'screening' })
export class Screening {
  @PrimaryColumn({ type: 'text' })
  id: string;

  @Column({ name: 'requisition_id', type: 'text' })
  requisitionId: string;

  @Column({ name: 'candidate_id', type: 'text' })
  candidateId: string;

  /** The checklist version in force when the screening was opened; a gate compares it with the requisition's. */
  @Column({ name: 'checklist_id', type: 'text' })
  checklistId: string;

  /** `consistency`: a second, blind screening of the same candidate, which is never a ground of a decision. */
  @Column({ type: 'text', default: 'selection' })
  purpose: ScreeningPurpose;

  @Column({ type: 'text' })
  stage: ScreeningStage;

  @Column({ type: 'integer' })
  version: number;

  @Column({ name: 'opened_by', type: 'text' })
  openedBy: string;

  @Column({ name: 'opened_at', type: 'timestamptz' })
  openedAt: Date;

  /** Kept by the database at every change of stage: the clock of retention counts from it. */
  @Column({ name: 'stage_changed_at', type: 'timestamptz', insert: false, update: false })
  stageChangedAt: Date;
}
