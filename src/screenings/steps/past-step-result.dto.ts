import { exampleId } from '../../platform/http/fields.js';
import { Shown } from '../../platform/http/shown.js';
import type { PastStepResult } from './past-step-result.entity.js';
import type { StepState } from './step-completeness.js';
import { STEP_OUTCOMES, STEP_REASONS, type StepOutcome, type StepReason } from './step-result.entity.js';

export class PastStepResultView {
  @Shown({ description: 'How it had ended.', enum: STEP_OUTCOMES, example: 'done' })
  outcome: StepOutcome;

  @Shown({ description: 'Why it was not done, or null.', nullable: true, enum: STEP_REASONS })
  reason: StepReason | null;

  @Shown({ type: 'integer', description: 'Time spent, in minutes.', example: 25 })
  minutes_spent: number;

  @Shown({ description: 'Screener who recorded it.', example: exampleId('account') })
  recorded_by: string;

  @Shown({ description: 'When it was recorded.', example: '2026-11-22T10:15:00.000Z' })
  recorded_at: string;

  @Shown({ description: 'Coordinator who had approved it, or null.', nullable: true, example: null })
  approved_by: string | null;

  @Shown({ description: 'When it ceased to stand.', example: '2026-11-23T09:00:00.000Z' })
  ended_at: string;

  @Shown({ description: 'The amendment that opened the step again, or null.', nullable: true, example: null })
  amendment_id: string | null;
}

export class RemovedStepView {
  @Shown({ description: 'A step that the checklist no longer has.', example: 'open_web' })
  key: string;

  @Shown({ description: 'Its results, oldest first.', type: PastStepResultView, isArray: true })
  past_results: PastStepResultView[];
}

/** The history of steps that are not in the checklist any more. */
export function removedStepViews(
  states: readonly StepState[],
  past: readonly PastStepResult[],
): RemovedStepView[] {
  const present = new Set(states.map(({ step }) => step.key));
  const keys = new Set(past.map(({ stepKey }) => stepKey).filter((key) => !present.has(key)));
  return [...keys].map((key) => ({
    key,
    past_results: past.filter((earlier) => earlier.stepKey === key).map(pastStepResultView),
  }));
}

export function pastStepResultView(past: PastStepResult): PastStepResultView {
  return {
    outcome: past.outcome,
    reason: past.reason,
    minutes_spent: past.minutesSpent,
    recorded_by: past.recordedBy,
    recorded_at: past.recordedAt.toISOString(),
    approved_by: past.approvedBy,
    ended_at: past.endedAt.toISOString(),
    amendment_id: past.amendmentId,
  };
}
