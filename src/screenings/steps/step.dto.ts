import { ChoiceField, exampleId, WholeField } from '../../platform/http/fields.js';
import { Shown } from '../../platform/http/shown.js';
import { ChecklistStepView, checklistStepView } from '../checklists/checklist.dto.js';
import {
  ACCESS_BASES,
  type AccessBasis,
  SEARCH_METHODS,
  type SearchMethod,
  type SearchRecord,
} from './search-record.entity.js';
import { missingSources, needsApproval, type StepState } from './step-completeness.js';
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
}

export class SearchOutlineView {
  @Shown({ description: 'Id of the search.', example: exampleId('search') })
  id: string;

  @Shown({ description: 'Always `search_outline`.', enum: ['search_outline'], example: 'search_outline' })
  object: 'search_outline';

  @Shown({ description: 'The screening.', example: exampleId('screening') })
  screening_id: string;

  @Shown({ description: "The step's name in the checklist.", example: 'open_web' })
  step_key: string;

  @Shown({ description: 'How it was searched.', enum: SEARCH_METHODS, example: 'open_web_search' })
  method: SearchMethod;

  @Shown({ description: 'On what ground the content could be seen.', enum: ACCESS_BASES, example: 'public' })
  access_basis: AccessBasis;

  @Shown({ description: "One of the step's sources.", example: 'google.com' })
  source: string;

  @Shown({ description: 'When it began.', example: '2026-11-22T10:00:00.000Z' })
  started_at: string;

  @Shown({ description: 'When it ended.', example: '2026-11-22T10:15:00.000Z' })
  ended_at: string;

  @Shown({ type: 'integer', description: 'How many results; 0 is a result too.', example: 0 })
  result_count: number;

  @Shown({ description: 'Who searched.', example: exampleId('account') })
  screener_id: string;

  @Shown({ description: 'When it was logged.', example: '2026-11-22T10:16:00.000Z' })
  logged_at: string;
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

export function stepStateView(state: StepState, searches: readonly SearchRecord[]): StepStateView {
  const { step, result } = state;
  return {
    ...checklistStepView(step),
    object: 'step',
    searches: searches.filter((search) => search.stepKey === step.key).length,
    missing_sources: missingSources(step, searches),
    result: result === null ? null : stepResultView(result),
  };
}

export function searchOutlineView(search: SearchRecord): SearchOutlineView {
  return {
    id: search.id,
    object: 'search_outline',
    screening_id: search.screeningId,
    step_key: search.stepKey,
    method: search.method,
    access_basis: search.accessBasis,
    source: search.source,
    started_at: search.startedAt.toISOString(),
    ended_at: search.endedAt.toISOString(),
    result_count: search.resultCount,
    screener_id: search.screenerId,
    logged_at: search.loggedAt.toISOString(),
  };
}
