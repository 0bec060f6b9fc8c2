import type { ChecklistStep, EffortBounds } from '../checklists/checklist.entity.js';
import type { SearchRecord } from './search-record.entity.js';
import type { StepOutcome, StepReason, StepResult } from './step-result.entity.js';

/** A checklist's step and how it ended, if it has. */
export interface StepState {
  readonly step: ChecklistStep;
  readonly result: StepResult | null;
}

/**
 * The sources of a step in which nobody has searched yet. A step is done when every source was searched, also
 * when nothing was found: a source left out for one candidate is an unequal technique (city policy B9).
 */
export function missingSources(
  step: ChecklistStep,
  searches: readonly Pick<SearchRecord, 'stepKey' | 'source'>[],
): string[] {
  const searched = new Set(
    searches.filter((search) => search.stepKey === step.key).map((search) => search.source),
  );
  return step.sources.filter((source) => !searched.has(source));
}

/** Whether somebody else must approve how the step ended: every step that was not done. */
export function needsApproval(outcome: StepOutcome): boolean {
  return outcome !== 'done';
}

/** Steps without a result. Approval may follow later (a release gate asks for it); a result may not be missing. */
export function stepsWithoutResult(states: readonly StepState[]): ChecklistStep[] {
  return states.filter((state) => state.result === null).map((state) => state.step);
}

/** What is wrong with a reason, or null: a step done has none, any other outcome says why. */
export function reasonProblem(outcome: StepOutcome, reason: StepReason | null): string | null {
  if (outcome === 'done') return reason === null ? null : 'A step that was done has no reason; leave it out.';
  return reason === null ? `Say why the step is ${outcome.replaceAll('_', ' ')}.` : null;
}

/** Whether a step cost as much as the checklist says it does, for every candidate alike. */
export function withinBounds(bounds: EffortBounds, minutes: number, searches: number): boolean {
  return (
    minutes >= bounds.min_minutes &&
    minutes <= bounds.max_minutes &&
    searches >= bounds.min_searches &&
    searches <= bounds.max_searches
  );
}
