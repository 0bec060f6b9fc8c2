import { exampleId } from '../../platform/http/fields.js';
import { Shown } from '../../platform/http/shown.js';
import {
  ACCESS_BASES,
  type AccessBasis,
  FORM_CHECKS,
  type FormCheck,
  SEARCH_DEVIATIONS,
  SEARCH_METHODS,
  type SearchDeviation,
  type SearchMethod,
  type SearchRecord,
} from './search-record.entity.js';

/** What was searched, how, when and by whom: everything about a search but its words. */
export class SearchFactsView {
  @Shown({ description: 'Id of the search: findings name it.', example: exampleId('search') })
  id: string;

  @Shown({ description: 'The screening.', example: exampleId('screening') })
  screening_id: string;

  @Shown({ description: "The step's name in the checklist.", example: 'open_web' })
  step_key: string;

  @Shown({ description: 'How it was searched.', enum: SEARCH_METHODS, example: 'open_web_search' })
  method: SearchMethod;

  @Shown({ description: 'On what ground the content could be seen.', enum: ACCESS_BASES, example: 'public' })
  access_basis: AccessBasis;

  @Shown({ description: "One of the step's sources.", example: 'google.com' })
  source: string;

  @Shown({
    description: 'The query form it used, as a template without the names.',
    nullable: true,
    example: '"{full_name}" {city}',
  })
  query_form: string | null;

  @Shown({
    description:
      'Whether the query is an instance of the form: `instance`, `deviates`, `unchecked` (no identity on file), `no_form`.',
    enum: FORM_CHECKS,
    example: 'instance',
  })
  form_check: FormCheck;

  @Shown({ description: 'First day searched.', nullable: true, example: '2019-11-22' })
  searched_from: string | null;

  @Shown({ description: 'Last day searched.', nullable: true, example: '2026-11-22' })
  searched_to: string | null;

  @Shown({ description: 'Why it is off the checklist, or null.', nullable: true, enum: SEARCH_DEVIATIONS })
  deviation_reason: SearchDeviation | null;

  @Shown({ description: 'When it began.', example: '2026-11-22T10:00:00.000Z' })
  started_at: string;

  @Shown({ description: 'When it ended.', example: '2026-11-22T10:15:00.000Z' })
  ended_at: string;

  @Shown({ type: 'integer', description: 'How many results; 0 is a result too.', example: 0 })
  result_count: number;

  @Shown({ description: 'Who searched.', example: exampleId('account') })
  screener_id: string;

  @Shown({ description: 'When it was logged.', example: '2026-11-22T10:16:00.000Z' })
  logged_at: string;
}

/** For the views that add their `object`. */
export function searchFacts(search: SearchRecord): SearchFactsView {
  return {
    id: search.id,
    screening_id: search.screeningId,
    step_key: search.stepKey,
    method: search.method,
    access_basis: search.accessBasis,
    source: search.source,
    query_form: search.queryForm,
    form_check: search.formCheck,
    searched_from: search.searchedFrom,
    searched_to: search.searchedTo,
    deviation_reason: search.deviationReason,
    started_at: search.startedAt.toISOString(),
    ended_at: search.endedAt.toISOString(),
    result_count: search.resultCount,
    screener_id: search.screenerId,
    logged_at: search.loggedAt.toISOString(),
  };
}
