import { ChoiceField, exampleId, IdField } from '../../platform/http/fields.js';
import { PageQuery } from '../../platform/http/pagination.js';
import { Shown } from '../../platform/http/shown.js';
import type { StepState } from '../steps/step-completeness.js';
import { STEP_OUTCOMES, type StepOutcome } from '../steps/step-result.entity.js';
import { REOPENING_REASONS, type ReopeningReason } from './reopening-reasons.js';
import type { Screening } from './screening.entity.js';
import { SCREENING_STAGES, type ScreeningStage } from './screening-stages.js';

export class OpenScreening {
  @IdField('requisition', { description: 'The requisition; it must be open, and you its coordinator.' })
  requisition_id: string;

  @IdField('candidate', { description: 'The candidate; once per requisition.' })
  candidate_id: string;
}

export class ReopenScreening {
  @ChoiceField(REOPENING_REASONS, { description: 'Why gathering goes on.' })
  reason: ReopeningReason;
}

export class ScreeningsQuery extends PageQuery {
  @IdField('requisition', { description: 'Only those of this requisition.', optional: true })
  requisition_id?: string;

  @ChoiceField(SCREENING_STAGES, { description: 'Only those in this stage.', optional: true })
  stage?: ScreeningStage;
}

export class ScreeningView {
  @Shown({ description: 'Id of the screening.', example: exampleId('screening') })
  id: string;

  @Shown({ description: 'Always `screening`.', enum: ['screening'], example: 'screening' })
  object: 'screening';

  @Shown({ description: 'The requisition.', example: exampleId('requisition') })
  requisition_id: string;

  @Shown({ description: 'The candidate.', example: exampleId('candidate') })
  candidate_id: string;

  @Shown({
    description: 'The checklist version this candidate goes through.',
    example: exampleId('checklist'),
  })
  checklist_id: string;

  @Shown({ description: 'How far it is.', enum: SCREENING_STAGES, example: 'gathering' })
  stage: ScreeningStage;

  @Shown({
    type: 'integer',
    description: 'Grows with each change; the ETag of a single screening says the same.',
    example: 3,
  })
  version: number;

  @Shown({ description: 'Account that opened it.', example: exampleId('account') })
  opened_by: string;

  @Shown({ description: 'When it was opened.', example: '2026-11-22T10:15:00.000Z' })
  opened_at: string;
}

export class ScreeningStepView {
  @Shown({ description: 'Stable name of the step.', example: 'open_web' })
  key: string;

  @Shown({ description: 'The step in a few words.', example: 'Open web search' })
  title: string;

  @Shown({
    description: 'How it ended, or null while it has no result.',
    nullable: true,
    enum: STEP_OUTCOMES,
  })
  outcome: StepOutcome | null;
}

export class ScreeningDetailView extends ScreeningView {
  @Shown({ description: "The checklist's steps in order.", type: ScreeningStepView, isArray: true })
  steps: ScreeningStepView[];
}

export function screeningView(screening: Screening): ScreeningView {
  return {
    id: screening.id,
    object: 'screening',
    requisition_id: screening.requisitionId,
    candidate_id: screening.candidateId,
    checklist_id: screening.checklistId,
    stage: screening.stage,
    version: screening.version,
    opened_by: screening.openedBy,
    opened_at: screening.openedAt.toISOString(),
  };
}

export function screeningDetailView(screening: Screening, steps: readonly StepState[]): ScreeningDetailView {
  return { ...screeningView(screening), steps: steps.map(screeningStepView) };
}

function screeningStepView({ step, result }: StepState): ScreeningStepView {
  return { key: step.key, title: step.title, outcome: result?.outcome ?? null };
}
