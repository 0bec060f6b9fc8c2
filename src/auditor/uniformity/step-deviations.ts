import { lookBackDifference } from '../../screenings/steps/look-back.js';
import { type Deviation, deviation } from './deviation.js';
import {
  type ExpectedStep,
  type PerformedScreening,
  type PerformedStep,
  untouchedStep,
} from './performed.js';

/** Where one candidate's step is not as the checklist asks. */
export function stepDeviations(screening: PerformedScreening, expected: ExpectedStep): Deviation[] {
  const { screeningId } = screening;
  const { key } = expected;
  const step = screening.steps.get(key) ?? untouchedStep(key);
  // What was searched counts whatever the outcome: a step that is open or waived may have been searched all the same.
  const searched = [
    ...addedSources(screeningId, step, expected),
    ...lookBackDeviations(screening, step, expected),
    ...formDeviations(screeningId, step, expected),
  ];
  if (step.outcome === null) {
    return [deviation(screeningId, key, 'step_open', 'The step has no result.'), ...searched];
  }
  if (step.outcome !== 'done') {
    const left = step.approved
      ? deviation(screeningId, key, 'step_left_out', 'Left out, for a reason that was approved.')
      : deviation(screeningId, key, 'step_left_out_unapproved', 'Left out without approval.');
    return [left, ...searched];
  }
  const missing = expected.sources.filter((source) => !step.sourcesSearched.includes(source));
  return [
    ...missing.map((source) =>
      deviation(screeningId, key, 'source_not_searched', `${source} was not searched.`),
    ),
    ...searched,
    ...boundsDeviation(screeningId, step, expected),
  ];
}

function addedSources(screeningId: string, step: PerformedStep, expected: ExpectedStep): Deviation[] {
  return step.sourcesSearched
    .filter((source) => !expected.sources.includes(source))
    .map((source) => deviation(screeningId, step.key, 'source_added', `${source} is not in the checklist.`));
}

function lookBackDeviations(
  { screeningId, openedAt }: PerformedScreening,
  step: PerformedStep,
  expected: ExpectedStep,
): Deviation[] {
  const { key, windows } = step;
  const unknown =
    step.windowsUnknown === 0
      ? []
      : [
          deviation(
            screeningId,
            key,
            'look_back_unknown',
            `${step.windowsUnknown} searches do not say how far back.`,
          ),
        ];
  if (windows === null) return unknown;
  const compare = (from: string, to: string) =>
    lookBackDifference({ from, to }, openedAt, expected.look_back_months);
  const widest = compare(windows.earliestFrom, windows.latestTo);
  const narrowest = compare(windows.latestFrom, windows.earliestTo);
  const months = `the checklist asks for ${expected.look_back_months} months`;
  const details = [
    ...(widest.startsEarlierBy > 0
      ? [`Searched from ${windows.earliestFrom}, ${widest.startsEarlierBy} days further back than`]
      : []),
    ...(narrowest.startsEarlierBy < 0
      ? [`Searched only from ${windows.latestFrom}, ${-narrowest.startsEarlierBy} days less far back than`]
      : []),
    ...(narrowest.endsEarlierBy > 0
      ? [`Searched only until ${windows.earliestTo}, ${narrowest.endsEarlierBy} days before the opening;`]
      : []),
  ];
  return [
    ...details.map((detail) =>
      deviation(screeningId, key, 'look_back_differs', `${detail.replace(/;$/, ':')} ${months}.`),
    ),
    ...unknown,
  ];
}

function formDeviations(screeningId: string, step: PerformedStep, expected: ExpectedStep): Deviation[] {
  const { key } = step;
  const unlisted = step.formsUsed.filter((form) => !expected.query_forms.includes(form));
  const nameless = expected.query_forms.length === 0 ? 0 : step.formsMissing;
  return [
    ...unlisted.map((form) =>
      deviation(screeningId, key, 'query_form_unlisted', `${form} is not in the checklist.`),
    ),
    ...(nameless === 0
      ? []
      : [
          deviation(
            screeningId,
            key,
            'query_form_unlisted',
            `${nameless} searches used none of the checklist’s query forms.`,
          ),
        ]),
    ...(step.formsDeviating === 0
      ? []
      : [
          deviation(
            screeningId,
            key,
            'query_form_deviates',
            `${step.formsDeviating} queries are not what the form they name makes of the candidate’s details.`,
          ),
        ]),
    ...(step.formsUnchecked === 0 || expected.query_forms.length === 0
      ? []
      : [
          deviation(
            screeningId,
            key,
            'query_form_unchecked',
            `${step.formsUnchecked} queries could not be compared with their form: no identity was on file, or they are older.`,
          ),
        ]),
  ];
}

function boundsDeviation(screeningId: string, step: PerformedStep, { effort }: ExpectedStep): Deviation[] {
  if (effort === undefined) return [];
  const outside = [
    ...(step.minutesSpent < effort.min_minutes || step.minutesSpent > effort.max_minutes
      ? [`${step.minutesSpent} minutes; ${effort.min_minutes} to ${effort.max_minutes} are asked for.`]
      : []),
    ...(step.searches < effort.min_searches || step.searches > effort.max_searches
      ? [`${step.searches} searches; ${effort.min_searches} to ${effort.max_searches} are asked for.`]
      : []),
  ];
  return outside.map((detail) => deviation(screeningId, step.key, 'effort_out_of_bounds', detail));
}
