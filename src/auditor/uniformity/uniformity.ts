import type { StepOutcome } from '../../screenings/steps/step-result.entity.js';
import { outliers } from './robust-outliers.js';

/** One checklist step as it was published, for every candidate alike. */
export interface ExpectedStep {
  readonly key: string;
  readonly sources: readonly string[];
}

/** What was done about one step for one candidate. */
export interface PerformedStep {
  readonly key: string;
  readonly outcome: StepOutcome | null;
  readonly approved: boolean;
  readonly minutesSpent: number;
  readonly searches: number;
  readonly sourcesSearched: readonly string[];
  readonly firstSearchAt: Date | null;
}

export interface PerformedScreening {
  readonly screeningId: string;
  readonly candidateReference: string;
  readonly checklistId: string;
  readonly steps: readonly PerformedStep[];
}

export const DEVIATION_KINDS = [
  'checklist_differs',
  'step_open',
  'step_left_out',
  'step_left_out_unapproved',
  'source_not_searched',
  'source_added',
  'order_differs',
  'time_outlier',
  'search_count_outlier',
] as const;
export type DeviationKind = (typeof DEVIATION_KINDS)[number];

/**
 * `blocking` makes the vetting not uniform. `accepted` was approved by a coordinator and is on record. `notice`
 * is lawful in itself, but somebody should look: more effort for one candidate finds more.
 */
export const SEVERITIES = ['blocking', 'accepted', 'notice'] as const;
export type Severity = (typeof SEVERITIES)[number];

const SEVERITY_OF: { readonly [kind in DeviationKind]: Severity } = {
  checklist_differs: 'blocking',
  step_open: 'blocking',
  step_left_out: 'accepted',
  step_left_out_unapproved: 'blocking',
  source_not_searched: 'blocking',
  source_added: 'blocking',
  order_differs: 'notice',
  time_outlier: 'notice',
  search_count_outlier: 'notice',
};

/** A place where one candidate's vetting was not like the others'. */
export interface Deviation {
  readonly screeningId: string;
  readonly stepKey: string | null;
  readonly kind: DeviationKind;
  readonly severity: Severity;
  readonly detail: string;
}

/** Compares every candidate's vetting with the one checklist of the requisition, and with the others'. Pure. */
export function deviations(
  checklistId: string,
  expected: readonly ExpectedStep[],
  screenings: readonly PerformedScreening[],
): Deviation[] {
  const alike = screenings.filter((screening) => screening.checklistId === checklistId);
  return [
    ...screenings
      .filter((screening) => screening.checklistId !== checklistId)
      .map(({ screeningId }) =>
        deviation(screeningId, null, 'checklist_differs', 'Vetted under another version of the checklist.'),
      ),
    ...alike.flatMap((screening) => expected.flatMap((step) => stepDeviations(screening, step))),
    ...alike.flatMap((screening) => orderDeviation(screening, expected)),
    ...expected.flatMap((step) => effortDeviations(step.key, alike)),
  ];
}

function stepDeviations({ screeningId, steps }: PerformedScreening, expected: ExpectedStep): Deviation[] {
  const { key } = expected;
  const step = steps.find((performed) => performed.key === key);
  if (step === undefined || step.outcome === null) {
    return [deviation(screeningId, key, 'step_open', 'The step has no result.')];
  }
  if (step.outcome !== 'done') {
    return step.approved
      ? [deviation(screeningId, key, 'step_left_out', 'Left out, for a reason that was approved.')]
      : [deviation(screeningId, key, 'step_left_out_unapproved', 'Left out without approval.')];
  }
  const missing = expected.sources.filter((source) => !step.sourcesSearched.includes(source));
  const added = step.sourcesSearched.filter((source) => !expected.sources.includes(source));
  return [
    ...missing.map((source) =>
      deviation(screeningId, key, 'source_not_searched', `${source} was not searched.`),
    ),
    ...added.map((source) =>
      deviation(screeningId, key, 'source_added', `${source} is not in the checklist.`),
    ),
  ];
}

/** The order in which the steps' first searches were made, against the checklist's. */
function orderDeviation(screening: PerformedScreening, expected: readonly ExpectedStep[]): Deviation[] {
  const begun = expected.flatMap(({ key }) => {
    const at = screening.steps.find((step) => step.key === key)?.firstSearchAt ?? null;
    return at === null ? [] : [{ key, at }];
  });
  const late = begun.find((step, index) => begun.slice(index + 1).some((next) => next.at < step.at));
  if (late === undefined) return [];
  const detail = 'A later step of the checklist was begun before this one.';
  return [deviation(screening.screeningId, late.key, 'order_differs', detail)];
}

/** Candidates on whom far more, or far less, effort was spent than on the others. */
function effortDeviations(key: string, screenings: readonly PerformedScreening[]): Deviation[] {
  const done = screenings.flatMap(({ screeningId, steps }) => {
    const step = steps.find((performed) => performed.key === key);
    return step?.outcome === 'done' ? [{ screeningId, step }] : [];
  });
  const minutes = new Map(done.map(({ screeningId, step }) => [screeningId, step.minutesSpent]));
  const searches = new Map(done.map(({ screeningId, step }) => [screeningId, step.searches]));
  return [
    ...outliers(minutes).map((found) =>
      deviation(found.key, key, 'time_outlier', `${found.value} minutes; the median is ${found.median}.`),
    ),
    ...outliers(searches).map((found) =>
      deviation(
        found.key,
        key,
        'search_count_outlier',
        `${found.value} searches; the median is ${found.median}.`,
      ),
    ),
  ];
}

function deviation(
  screeningId: string,
  stepKey: string | null,
  kind: DeviationKind,
  detail: string,
): Deviation {
  return { screeningId, stepKey, kind, severity: SEVERITY_OF[kind], detail };
}
