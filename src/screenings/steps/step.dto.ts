import { ChoiceField, exampleId, WholeField } from '../../platform/http/fields.js';
import { Shown } from '../../platform/http/shown.js';
import { ChecklistStepView, checklistStepView } from '../checklists/checklist.dto.js';
import { PastStepResultView, pastStepResultView, RemovedStepView } from './past-step-result.dto.js';
import type { PastStepResult } from './past-step-result.entity.js';
import type { SearchRecord } from './search-record.entity.js';
import { missingSources, needsApproval, type StepState, withinBounds } from './step-completeness.js';
import {
  STEP_OUTCOMES,
  STEP_REASONS,
  type StepOutcome,
  type StepReason,
  type StepResult,
} from './step-result.entity.js';

const MAX_MINUTES = 10_000;

export class RecordStepResult {
  @ChoiceField(STEP_OUTCOMES, {
    description:
      'How the step ended. `done` needs a logged search in each of its sources; the others need a reason, and a ' +
      'coordinator who did not record it approves them.',
  })
  outcome: StepOutcome;

  @ChoiceField(STEP_REASONS, {
    description: 'Why the step was not done; leave it out when it was.',
    optional: true,
  })
  reason?: StepReason;

  @WholeField({ description: 'Time spent on the step, in minutes.', min: 0, max: MAX_MINUTES, example: 25 })
  minutes_spent: number;
}

export class StepResultView {
  @Shown({ description: 'Id of the step result.', example: exampleId('step_result') })
  id: string;

  @Shown({ description: 'Always `step_result`.', enum: ['step_result'], example: 'step_result' })
  object: 'step_result';

  @Shown({ description: 'The screening.', example: exampleId('screening') })
  screening_id: string;

  @Shown({ description: "The step's name in the checklist.", example: 'open_web' })
  step_key: string;

  @Shown({ description: 'How it ended.', enum: STEP_OUTCOMES, example: 'done' })
  outcome: StepOutcome;

  @Shown({ description: 'Why it was not done, or null.', nullable: true, enum: STEP_REASONS })
  reason: StepReason | null;

  @Shown({ type: 'integer', description: 'Time spent, in minutes.', example: 25 })
  minutes_spent: number;

  @Shown({ description: 'Screener who recorded it.', example: exampleId('account') })
  recorded_by: string;

  @Shown({ description: 'When it was recorded.', example: '2026-11-22T10:15:00.000Z' })
  recorded_at: string;

  @Shown({ description: 'Whether a coordinator must approve it before release.', example: false })
  needs_approval: boolean;

  @Shown({ description: 'Coordinator who approved it, or null.', nullable: true, example: null })
  approved_by: string | null;

  @Shown({ description: 'When it was approved, or null.', nullable: true, example: null })
  approved_at: string | null;
}

export class StepStateView extends ChecklistStepView {
  @Shown({ description: 'Always `step`.', enum: ['step'], example: 'step' })
  object: 'step';

  @Shown({ type: 'integer', description: 'How many searches are logged for it.', example: 2 })
  searches: number;

  @Shown({
    description: 'Its sources without a logged search; `done` is refused while there are any.',
    example: ['bing.com'],
    type: String,
    isArray: true,
  })
  missing_sources: string[];

  @Shown({
    description: 'How it ended, or null while it has no result.',
    nullable: true,
    type: StepResultView,
  })
  result: StepResultView | null;

  @Shown({
    description:
      'Whether time and searches lie within the step’s bounds; null without bounds or while it is open.',
    nullable: true,
    example: true,
  })
  within_effort_bounds: boolean | null;

  @Shown({
    description: 'Earlier results, oldest first, that no longer stand.',
    type: PastStepResultView,
    isArray: true,
  })
  past_results: PastStepResultView[];
}

export class StepMatrixView {
  @Shown({ description: 'Always `step_matrix`.', enum: ['step_matrix'], example: 'step_matrix' })
  object: 'step_matrix';

  @Shown({ description: 'The screening.', example: exampleId('screening') })
  screening_id: string;

  @Shown({ description: 'The checklist version.', example: exampleId('checklist') })
  checklist_id: string;

  @Shown({ description: 'All steps in order.', type: StepStateView, isArray: true })
  steps: StepStateView[];

  @Shown({
    description: 'Steps that an amendment took out, where they had a result.',
    type: RemovedStepView,
    isArray: true,
  })
  removed_steps: RemovedStepView[];
}

export function stepResultView(result: StepResult): StepResultView {
  return {
    id: result.id,
    object: 'step_result',
    screening_id: result.screeningId,
    step_key: result.stepKey,
    outcome: result.outcome,
    reason: result.reason,
    minutes_spent: result.minutesSpent,
    recorded_by: result.recordedBy,
    recorded_at: result.recordedAt.toISOString(),
    needs_approval: needsApproval(result.outcome),
    approved_by: result.approvedBy,
    approved_at: result.approvedAt?.toISOString() ?? null,
  };
}

export function stepStateView(
  state: StepState,
  searches: readonly SearchRecord[],
  past: readonly PastStepResult[],
): StepStateView {
  const { step, result } = state;
  const count = searches.filter((search) => search.stepKey === step.key).length;
  return {
    ...checklistStepView(step),
    object: 'step',
    searches: count,
    missing_sources: missingSources(step, searches),
    result: result === null ? null : stepResultView(result),
    within_effort_bounds:
      step.effort === undefined || result?.outcome !== 'done'
        ? null
        : withinBounds(step.effort, result.minutesSpent, count),
    past_results: past.filter((earlier) => earlier.stepKey === step.key).map(pastStepResultView),
  };
}
