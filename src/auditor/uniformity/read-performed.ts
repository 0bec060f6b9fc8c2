import type { EntityManager } from 'typeorm';
import type { ChecklistStep } from '../../screenings/checklists/checklist.entity.js';
import type { StepOutcome } from '../../screenings/steps/step-result.entity.js';
import { type PerformedScreening, type PerformedStep, untouchedStep } from './performed.js';

interface ScreeningRow {
  readonly id: string;
  readonly reference: string;
  readonly checklist_id: string;
  readonly opened_at: Date;
  readonly released_before_amendment: boolean;
}

interface ResultRow {
  readonly screening_id: string;
  readonly step_key: string;
  readonly outcome: StepOutcome;
  readonly approved: boolean;
  readonly minutes_spent: number;
}

interface SearchRow {
  readonly screening_id: string;
  readonly step_key: string;
  readonly searches: number;
  readonly minutes: number;
  readonly sources: string[];
  readonly forms: string[];
  readonly deviating: number;
  readonly missing: number;
  readonly unchecked: number;
  readonly earliest_from: string | null;
  readonly latest_from: string | null;
  readonly earliest_to: string | null;
  readonly latest_to: string | null;
  readonly windows_unknown: number;
  readonly first_at: Date;
  readonly reopened: boolean;
}

/** A packet that is older than the last amendment that opened a step again shows what is no longer uniform. */
const SCREENINGS = `
  SELECT s.id, c.reference, s.checklist_id, s.opened_at,
         coalesce((SELECT max(p.released_at) FROM released.packet p WHERE p.screening_id = s.id)
           < (SELECT max(a.amended_at) FROM screenings.checklist_amendment a
               WHERE a.requisition_id = $1 AND a.reopened_steps <> '{}'), false) AS released_before_amendment
    FROM screenings.screening s JOIN screenings.candidate c ON c.id = s.candidate_id
   WHERE s.requisition_id = $1 AND s.purpose = 'selection' ORDER BY s.id`;

const RESULTS = `
  SELECT r.screening_id, r.step_key, r.outcome, r.approved_at IS NOT NULL AS approved, r.minutes_spent
    FROM screenings.step_result r JOIN screenings.screening s ON s.id = r.screening_id
   WHERE s.requisition_id = $1 AND s.purpose = 'selection'`;

/** One row per candidate and step. Searches made before the step was opened again are history, not evidence. */
const SEARCHES = `
  WITH reopened AS (
    SELECT step_key, max(amended_at) AS at FROM screenings.checklist_amendment, unnest(reopened_steps) AS step_key
     WHERE requisition_id = $1 GROUP BY step_key)
  SELECT r.screening_id, r.step_key, count(*)::int AS searches,
         sum(extract(epoch FROM r.ended_at - r.started_at) / 60)::float8 AS minutes,
         array_agg(DISTINCT r.source) AS sources,
         coalesce(array_agg(DISTINCT r.query_form) FILTER (WHERE r.query_form IS NOT NULL), '{}') AS forms,
         count(*) FILTER (WHERE r.form_check = 'deviates')::int AS deviating,
         count(*) FILTER (WHERE r.form_check = 'no_form')::int AS missing,
         count(*) FILTER (WHERE r.form_check = 'unchecked')::int AS unchecked,
         min(r.searched_from)::text AS earliest_from, max(r.searched_from)::text AS latest_from,
         min(r.searched_to)::text AS earliest_to, max(r.searched_to)::text AS latest_to,
         count(*) FILTER (WHERE r.searched_from IS NULL)::int AS windows_unknown,
         min(r.started_at) AS first_at, bool_or(o.at IS NOT NULL) AS reopened
    FROM screenings.search_record r JOIN screenings.screening s ON s.id = r.screening_id
    LEFT JOIN reopened o ON o.step_key = r.step_key
   WHERE s.requisition_id = $1 AND s.purpose = 'selection' AND (o.at IS NULL OR r.logged_at > o.at)
   GROUP BY r.screening_id, r.step_key`;

/**
 * What was done for each candidate of a requisition: three statements, however many candidates there are, each of
 * which reads its rows once.
 */
export async function readPerformed(
  tx: EntityManager,
  requisitionId: string,
  steps: readonly ChecklistStep[],
): Promise<PerformedScreening[]> {
  const screenings = await tx.query<ScreeningRow[]>(SCREENINGS, [requisitionId]);
  const results = byCell(await tx.query<ResultRow[]>(RESULTS, [requisitionId]));
  const searches = byCell(await tx.query<SearchRow[]>(SEARCHES, [requisitionId]));
  return screenings.map((screening) => ({
    screeningId: screening.id,
    candidateReference: screening.reference,
    checklistId: screening.checklist_id,
    openedAt: screening.opened_at,
    releasedBeforeAmendment: screening.released_before_amendment,
    steps: new Map(
      steps.map(({ key }) => {
        const cell = cellOf(screening.id, key);
        return [key, performedStep(key, results.get(cell), searches.get(cell))];
      }),
    ),
  }));
}

function performedStep(
  key: string,
  result: ResultRow | undefined,
  searches: SearchRow | undefined,
): PerformedStep {
  const step = untouchedStep(key);
  return {
    ...step,
    ...(result === undefined
      ? {}
      : { outcome: result.outcome, approved: result.approved, minutesSpent: result.minutes_spent }),
    ...(searches === undefined ? {} : performedSearches(searches)),
  };
}

function performedSearches(row: SearchRow) {
  const { earliest_from, latest_from, earliest_to, latest_to } = row;
  const known = earliest_from !== null && latest_from !== null && earliest_to !== null && latest_to !== null;
  return {
    searches: row.searches,
    searchMinutes: Math.round(row.minutes * 10) / 10,
    sourcesSearched: row.sources,
    formsUsed: row.forms,
    formsDeviating: row.deviating,
    formsMissing: row.missing,
    formsUnchecked: row.unchecked,
    windows: known
      ? {
          earliestFrom: earliest_from,
          latestFrom: latest_from,
          earliestTo: earliest_to,
          latestTo: latest_to,
        }
      : null,
    windowsUnknown: row.windows_unknown,
    firstSearchAt: row.first_at,
    reopened: row.reopened,
  };
}

function byCell<Row extends { readonly screening_id: string; readonly step_key: string }>(
  rows: readonly Row[],
): Map<string, Row> {
  return new Map(rows.map((row) => [cellOf(row.screening_id, row.step_key), row]));
}

function cellOf(screeningId: string, stepKey: string): string {
  return `${screeningId} ${stepKey}`;
}
