import { Shown } from '../../platform/http/shown.js';
import type { Checklist } from '../../screenings/checklists/checklist.entity.js';
import { LOOK_BACK_TOLERANCE_DAYS } from '../../screenings/steps/look-back.js';
import { STEP_OUTCOMES, type StepOutcome } from '../../screenings/steps/step-result.entity.js';
import { ConsistencyFiguresView, consistencyFiguresView } from '../consistency/consistency.dto.js';
import type { ReadConsistency } from '../consistency/read-consistency.js';
import {
  DEVIATION_KINDS,
  type Deviation,
  type DeviationKind,
  SEVERITIES,
  type Severity,
  verdictReasons,
} from './deviation.js';
import { type PerformedScreening, type PerformedStep, untouchedStep } from './performed.js';
import { OUTLIER_THRESHOLD } from './robust-outliers.js';

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

  @Shown({ description: 'Minutes the screener reports.', example: 25 })
  minutes_spent: number;

  @Shown({ description: 'Minutes of the searches by the clock, from their starts and ends.', example: 18.5 })
  search_minutes: number;

  @Shown({
    description: 'Query forms used, as templates without names.',
    type: 'string',
    isArray: true,
    example: ['"{full_name}" {city}'],
  })
  query_forms: string[];

  @Shown({
    description: 'Searches whose query is not an instance of the form, or that used no form.',
    example: 0,
  })
  queries_off_form: number;

  @Shown({
    description: 'First day that any of its searches looked at.',
    nullable: true,
    example: '2019-11-22',
  })
  searched_from: string | null;

  @Shown({
    description: 'Last day that any of its searches looked at.',
    nullable: true,
    example: '2026-11-22',
  })
  searched_to: string | null;

  @Shown({ description: 'When its first search began.', nullable: true, example: '2026-11-22T09:00:00.000Z' })
  first_search_at: string | null;
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

  @Shown({
    description: 'Why: each kind of blocking deviation, with how often it occurs. Empty when uniform.',
    type: 'string',
    isArray: true,
    example: ['source_added: 2, in 1 screening(s).'],
  })
  verdict_reasons: string[];

  @Shown({ description: 'Version of the checklist.', example: 1 })
  checklist_version: number;

  @Shown({ description: 'Candidate × step.', type: UniformityRowView, isArray: true })
  matrix: UniformityRowView[];

  @Shown({ description: 'Every deviation, blocking or not.', type: DeviationView, isArray: true })
  deviations: DeviationView[];

  @Shown({
    description: 'How far screeners agree where a screening was vetted twice, and how often each flags.',
    type: ConsistencyFiguresView,
  })
  consistency: ConsistencyFiguresView;

  @Shown({ description: 'How outliers of effort are found.', example: 'Modified z-score …' })
  method: string;
}

const METHOD =
  `Effort (minutes reported, minutes of searches by the clock, and searches, each per step) is compared by the modified z-score of Iglewicz and Hoaglin (1993): the ` +
  `distance from the median of all candidates of the requisition, in units of the median absolute deviation (at ` +
  `least a tenth of the median, and 1). A score beyond ${OUTLIER_THRESHOLD} in either direction is named. Below ` +
  `three candidates nothing is said. A look-back differs when a search begins more than ${LOOK_BACK_TOLERANCE_DAYS} days ` +
  `before or after the checklist’s months, counted back from the opening of the screening, or ends that long before the ` +
  `opening. Query forms are compared as templates: the vault, which can read the query, says whether it is an instance.`;

export function uniformityView(
  requisitionId: string,
  checklist: Pick<Checklist, 'id' | 'version' | 'steps'>,
  screenings: readonly PerformedScreening[],
  found: readonly Deviation[],
  consistency: ReadConsistency,
): UniformityView {
  return {
    object: 'uniformity_report',
    requisition_id: requisitionId,
    checklist_id: checklist.id,
    checklist_version: checklist.version,
    verdict: found.some((deviation) => deviation.severity === 'blocking') ? 'not_uniform' : 'uniform',
    verdict_reasons: verdictReasons(found),
    matrix: screenings.map((screening) => ({
      screening_id: screening.screeningId,
      candidate_reference: screening.candidateReference,
      checklist_id: screening.checklistId,
      cells: checklist.steps.map(({ key }) => cellView(screening.steps.get(key) ?? untouchedStep(key))),
    })),
    deviations: found.map((deviation) => ({
      screening_id: deviation.screeningId,
      step_key: deviation.stepKey,
      kind: deviation.kind,
      severity: deviation.severity,
      detail: deviation.detail,
    })),
    consistency: consistencyFiguresView(
      checklist.steps.map((step) => step.key),
      consistency,
    ),
    method: METHOD,
  };
}

function cellView(step: PerformedStep): UniformityCellView {
  return {
    step_key: step.key,
    outcome: step.outcome,
    approved: step.approved,
    searches: step.searches,
    sources_searched: [...step.sourcesSearched],
    minutes_spent: step.minutesSpent,
    search_minutes: step.searchMinutes,
    query_forms: [...step.formsUsed],
    queries_off_form: step.formsDeviating + step.formsMissing,
    searched_from: step.windows?.earliestFrom ?? null,
    searched_to: step.windows?.latestTo ?? null,
    first_search_at: step.firstSearchAt?.toISOString() ?? null,
  };
}
