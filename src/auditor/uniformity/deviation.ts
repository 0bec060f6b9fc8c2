export const DEVIATION_KINDS = [
  'checklist_differs',
  'released_before_amendment',
  'step_open',
  'step_left_out',
  'step_left_out_unapproved',
  'source_not_searched',
  'source_added',
  'look_back_differs',
  'look_back_unknown',
  'query_form_unlisted',
  'query_form_deviates',
  'query_form_added',
  'query_form_left_out',
  'query_form_unchecked',
  'order_differs',
  'effort_out_of_bounds',
  'time_outlier',
  'search_time_outlier',
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
  released_before_amendment: 'blocking',
  step_open: 'blocking',
  step_left_out: 'accepted',
  step_left_out_unapproved: 'blocking',
  source_not_searched: 'blocking',
  source_added: 'blocking',
  look_back_differs: 'blocking',
  look_back_unknown: 'notice',
  query_form_unlisted: 'blocking',
  query_form_deviates: 'blocking',
  // Both forms are on the checklist: a candidate without a handle can't be searched by one.
  query_form_added: 'notice',
  query_form_left_out: 'notice',
  query_form_unchecked: 'notice',
  order_differs: 'notice',
  effort_out_of_bounds: 'notice',
  time_outlier: 'notice',
  search_time_outlier: 'notice',
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

export function deviation(
  screeningId: string,
  stepKey: string | null,
  kind: DeviationKind,
  detail: string,
): Deviation {
  return { screeningId, stepKey, kind, severity: SEVERITY_OF[kind], detail };
}

/** Why the verdict is what it is: how many deviations of each blocking kind there are, most first. */
export function verdictReasons(found: readonly Deviation[]): string[] {
  const counts = new Map<DeviationKind, Set<string>>();
  const places = new Map<DeviationKind, number>();
  for (const { kind, severity, screeningId } of found) {
    if (severity !== 'blocking') continue;
    counts.set(kind, (counts.get(kind) ?? new Set()).add(screeningId));
    places.set(kind, (places.get(kind) ?? 0) + 1);
  }
  return [...places]
    .sort(([, a], [, b]) => b - a)
    .map(([kind, count]) => `${kind}: ${count}, in ${counts.get(kind)?.size ?? 0} screening(s).`);
}
