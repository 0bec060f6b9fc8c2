import { type Deviation, type DeviationKind, deviation } from './deviation.js';
import type { ExpectedStep, PerformedScreening, PerformedStep } from './performed.js';
import { outliers } from './robust-outliers.js';
import { stepDeviations } from './step-deviations.js';

/** A form that more than this share of the candidates was searched by is what is usual in the requisition. */
const USUAL_SHARE = 0.5;

interface Done {
  readonly screeningId: string;
  readonly step: PerformedStep;
}

/** Compares every candidate's vetting with the one checklist of the requisition, and with the others'. Pure. */
export function deviations(
  checklistId: string,
  expected: readonly ExpectedStep[],
  screenings: readonly PerformedScreening[],
): Deviation[] {
  const alike = screenings.filter((screening) => screening.checklistId === checklistId);
  return [
    ...screenings.flatMap((screening) => versionDeviations(screening, checklistId)),
    ...alike.flatMap((screening) => expected.flatMap((step) => stepDeviations(screening, step))),
    ...alike.flatMap((screening) => orderDeviation(screening, expected)),
    ...expected.flatMap((step) => {
      const done = doneOf(step.key, alike);
      return [...peerFormDeviations(step, done), ...effortDeviations(step.key, done)];
    }),
  ];
}

function versionDeviations(screening: PerformedScreening, checklistId: string): Deviation[] {
  const { screeningId } = screening;
  return [
    ...(screening.checklistId === checklistId
      ? []
      : [
          deviation(screeningId, null, 'checklist_differs', 'Vetted under another version of the checklist.'),
        ]),
    ...(screening.releasedBeforeAmendment
      ? [
          deviation(
            screeningId,
            null,
            'released_before_amendment',
            'Its packet was released before the checklist was amended; it is out until a new one is released.',
          ),
        ]
      : []),
  ];
}

/** The order in which the steps' first searches were made, against the checklist's. */
function orderDeviation(screening: PerformedScreening, expected: readonly ExpectedStep[]): Deviation[] {
  let firstAfter = Number.POSITIVE_INFINITY;
  let late: string | null = null;
  for (const { key } of [...expected].reverse()) {
    const step = screening.steps.get(key);
    const at = step?.firstSearchAt?.getTime();
    if (at === undefined || step?.reopened === true) continue;
    if (at > firstAfter) late = key;
    firstAfter = Math.min(firstAfter, at);
  }
  if (late === null) return [];
  const detail = 'A later step of the checklist was begun before this one.';
  return [deviation(screening.screeningId, late, 'order_differs', detail)];
}

function doneOf(key: string, screenings: readonly PerformedScreening[]): Done[] {
  return screenings.flatMap(({ screeningId, steps }) => {
    const step = steps.get(key);
    return step?.outcome === 'done' ? [{ screeningId, step }] : [];
  });
}

/** Candidates searched by a form of the checklist by which the others were not, or the other way round. */
function peerFormDeviations({ key, query_forms: forms }: ExpectedStep, done: readonly Done[]): Deviation[] {
  if (done.length < 2) return [];
  return forms.flatMap((form) => {
    const users = new Set(
      done.filter(({ step }) => step.formsUsed.includes(form)).map((it) => it.screeningId),
    );
    if (users.size === 0 || users.size === done.length) return [];
    const usual = users.size / done.length > USUAL_SHARE;
    const kind: DeviationKind = usual ? 'query_form_left_out' : 'query_form_added';
    const detail = `${form} was used for ${users.size} of ${done.length} candidates, ${usual ? 'not' : 'also'} for this one.`;
    return done
      .filter(({ screeningId }) => users.has(screeningId) !== usual)
      .map(({ screeningId }) => deviation(screeningId, key, kind, detail));
  });
}

/** Candidates on whom far more, or far less, effort was spent than on the others. */
function effortDeviations(key: string, done: readonly Done[]): Deviation[] {
  const by = (measure: (step: PerformedStep) => number) =>
    new Map(done.map(({ screeningId, step }) => [screeningId, measure(step)]));
  const named = (kind: DeviationKind, what: string, values: ReadonlyMap<string, number>) =>
    outliers(values).map((found) =>
      deviation(found.key, key, kind, `${found.value} ${what}; the median is ${found.median}.`),
    );
  return [
    ...named(
      'time_outlier',
      'minutes',
      by((step) => step.minutesSpent),
    ),
    ...named(
      'search_time_outlier',
      'minutes of searches by the clock',
      by((step) => step.searchMinutes),
    ),
    ...named(
      'search_count_outlier',
      'searches',
      by((step) => step.searches),
    ),
  ];
}
