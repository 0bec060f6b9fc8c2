import type { StepOutcome } from '../../screenings/steps/step-result.entity.js';

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
}

export interface PerformedScreening {
  readonly screeningId: string;
  readonly candidateReference: string;
  readonly checklistId: string;
  readonly steps: readonly PerformedStep[];
}

export type DeviationKind =
  | 'checklist_differs'
  | 'step_open'
  | 'step_left_out'
  | 'step_left_out_unapproved'
  | 'source_not_searched'
  | 'source_added';

/** A place where one candidate's vetting was not like the others'. */
export interface Deviation {
  readonly screeningId: string;
  readonly stepKey: string | null;
  readonly kind: DeviationKind;
  readonly detail: string;
  /** An approved omission is on record and stops nothing; everything else makes the vetting not uniform. */
  readonly blocking: boolean;
}

/** Compares every candidate's vetting with the one checklist of the requisition. Pure. */
export function deviations(
  checklistId: string,
  expected: readonly ExpectedStep[],
  screenings: readonly PerformedScreening[],
): Deviation[] {
  return screenings.flatMap((screening) => {
    if (screening.checklistId !== checklistId) {
      return [
        deviation(screening, null, 'checklist_differs', 'Vetted under another version of the checklist.'),
      ];
    }
    return expected.flatMap((step) => stepDeviations(screening, step));
  });
}

function stepDeviations(screening: PerformedScreening, expected: ExpectedStep): Deviation[] {
  const step = screening.steps.find((performed) => performed.key === expected.key);
  if (step === undefined || step.outcome === null) {
    return [deviation(screening, expected.key, 'step_open', 'The step has no result.')];
  }
  if (step.outcome !== 'done') {
    return step.approved
      ? [
          deviation(
            screening,
            expected.key,
            'step_left_out',
            'Left out, for a reason that was approved.',
            false,
          ),
        ]
      : [deviation(screening, expected.key, 'step_left_out_unapproved', 'Left out without approval.')];
  }
  const missing = expected.sources.filter((source) => !step.sourcesSearched.includes(source));
  const added = step.sourcesSearched.filter((source) => !expected.sources.includes(source));
  return [
    ...missing.map((source) =>
      deviation(screening, expected.key, 'source_not_searched', `${source} was not searched.`),
    ),
    ...added.map((source) =>
      deviation(screening, expected.key, 'source_added', `${source} is not in the checklist.`),
    ),
  ];
}

function deviation(
  screening: PerformedScreening,
  stepKey: string | null,
  kind: DeviationKind,
  detail: string,
  blocking = true,
): Deviation {
  return { screeningId: screening.screeningId, stepKey, kind, detail, blocking };
}
