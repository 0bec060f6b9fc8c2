import { Shown } from '../../platform/http/shown.js';
import { STEP_OUTCOMES, type StepOutcome } from '../../screenings/steps/step-result.entity.js';
import { OUTLIER_THRESHOLD } from './robust-outliers.js';
import {
  DEVIATION_KINDS,
  type Deviation,
  type DeviationKind,
  type PerformedScreening,
  SEVERITIES,
  type Severity,
} from './uniformity.js';

export class UniformityCellView {
  @Shown({ description: 'The step.', example: 'open_web' })
  step_key: string;

  @Shown({
    description: 'How it ended; null while open.',
    nullable: true,
    enum: STEP_OUTCOMES,
    example: 'done',
  })
  outcome: StepOutcome | null;

  @Shown({ description: 'Whether an omission was approved.', example: false })
  approved: boolean;

  @Shown({ description: 'Searches logged for the step.', example: 3 })
  searches: number;

  @Shown({ description: 'Sources searched.', type: 'string', isArray: true, example: ['google.com'] })
  sources_searched: string[];

  @Shown({ description: 'Minutes the screener spent.', example: 25 })
  minutes_spent: number;
}

export class UniformityRowView {
  @Shown({ description: 'The screening.', example: 'scr_01KAN5TQ2M9Z8Y7X6W5V4T3S2R' })
  screening_id: string;

  @Shown({ description: 'The candidate’s reference.', example: 'C-0042' })
  candidate_reference: string;

  @Shown({
    description: 'The checklist version it was vetted under.',
    example: 'chk_01KAN5TQ2M9Z8Y7X6W5V4T3S2R',
  })
  checklist_id: string;

  @Shown({
    description: 'One cell per step, in the checklist’s order.',
    type: UniformityCellView,
    isArray: true,
  })
  cells: UniformityCellView[];
}

export class DeviationView {
  @Shown({ description: 'The screening.', example: 'scr_01KAN5TQ2M9Z8Y7X6W5V4T3S2R' })
  screening_id: string;

  @Shown({ description: 'The step, where it is about one.', nullable: true, example: 'open_web' })
  step_key: string | null;

  @Shown({ description: 'What kind of deviation.', enum: DEVIATION_KINDS, example: 'source_not_searched' })
  kind: DeviationKind;

  @Shown({
    description:
      '`blocking` makes the vetting not uniform; `accepted` was approved; `notice` is for somebody to look at.',
    enum: SEVERITIES,
    example: 'blocking',
  })
  severity: Severity;

  @Shown({ description: 'In words.', example: 'linkedin.com was not searched.' })
  detail: string;
}

export class UniformityView {
  @Shown({ description: 'Always `uniformity_report`.', example: 'uniformity_report' })
  object: string;

  @Shown({ description: 'The requisition.', example: 'req_01KAN5TQ2M9Z8Y7X6W5V4T3S2R' })
  requisition_id: string;

  @Shown({
    description: 'The checklist version of the requisition.',
    example: 'chk_01KAN5TQ2M9Z8Y7X6W5V4T3S2R',
  })
  checklist_id: string;

  @Shown({
    description: 'Whether no blocking deviation was found.',
    enum: ['uniform', 'not_uniform'],
    example: 'uniform',
  })
  verdict: 'uniform' | 'not_uniform';

  @Shown({ description: 'Candidate × step.', type: UniformityRowView, isArray: true })
  matrix: UniformityRowView[];

  @Shown({ description: 'Every deviation, blocking or not.', type: DeviationView, isArray: true })
  deviations: DeviationView[];

  @Shown({ description: 'How outliers of effort are found.', example: 'Modified z-score …' })
  method: string;
}

const METHOD =
  `Effort (minutes and searches per step) is compared by the modified z-score of Iglewicz and Hoaglin (1993): the ` +
  `distance from the median of all candidates of the requisition, in units of the median absolute deviation (at ` +
  `least a tenth of the median, and 1). A score beyond ${OUTLIER_THRESHOLD} in either direction is named. Below ` +
  `three candidates nothing is said.`;

export function uniformityView(
  requisitionId: string,
  checklistId: string,
  screenings: readonly PerformedScreening[],
  found: readonly Deviation[],
): UniformityView {
  return {
    object: 'uniformity_report',
    requisition_id: requisitionId,
    checklist_id: checklistId,
    verdict: found.some((deviation) => deviation.severity === 'blocking') ? 'not_uniform' : 'uniform',
    matrix: screenings.map((screening) => ({
      screening_id: screening.screeningId,
      candidate_reference: screening.candidateReference,
      checklist_id: screening.checklistId,
      cells: screening.steps.map((step) => ({
        step_key: step.key,
        outcome: step.outcome,
        approved: step.approved,
        searches: step.searches,
        sources_searched: [...step.sourcesSearched],
        minutes_spent: step.minutesSpent,
      })),
    })),
    deviations: found.map((deviation) => ({
      screening_id: deviation.screeningId,
      step_key: deviation.stepKey,
      kind: deviation.kind,
      severity: deviation.severity,
      detail: deviation.detail,
    })),
    method: METHOD,
  };
}
