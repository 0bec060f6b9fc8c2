import { ChoiceField, DateField, InstantField, TextField, WholeField } from '../../platform/http/fields.js';
import { Shown } from '../../platform/http/shown.js';
import { METHODS, type Method } from '../../screenings/policy/methods.js';
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
} from '../../screenings/steps/search-record.entity.js';
import type { SearchWords } from './search-words.js';

export class LogSearch {
  @TextField({
    description: 'The step of the screening’s checklist that this search belongs to.',
    example: 'open_web',
    max: 100,
  })
  step_key: string;

  @ChoiceField(METHODS, {
    description:
      'How it was searched. Name what was done: unlawful ways are in this list so that they can be refused (403) and ' +
      'reported; GET /v1/requisitions/{id}/methods says which are which here, and why.',
  })
  method: Method;

  @ChoiceField(ACCESS_BASES, {
    description:
      'On what ground the content could be seen. open_web_search and public_profile_logged_out go with public or ' +
      'third_party_report; public_content_own_account with public_after_own_login; candidate_supplied_handle with ' +
      'supplied_by_candidate or public; public_register with public.',
  })
  access_basis: AccessBasis;

  @TextField({
    description: 'One of the step’s sources, as the checklist writes it.',
    example: 'google.com',
    max: 200,
  })
  source: string;

  @TextField({
    description: 'The query as it was typed. It is sealed: no answer of this route holds it.',
    example: '"Jordan A. Example" Columbus',
    max: 1000,
  })
  query: string;

  @TextField({
    description: 'The account looked through; needed for public_content_own_account. Sealed as well.',
    example: 'agency.research@example.gov',
    max: 320,
    optional: true,
  })
  account_used?: string;

  @TextField({
    description:
      'Which of the step’s query forms the query fills in, as the checklist writes it (`"{full_name}" {city}`, never ' +
      'the names). Needed where the step lists any. The service compares the query with it and says in `form_check` ' +
      'whether it is an instance.',
    example: '"{full_name}" {city}',
    max: 200,
    optional: true,
  })
  query_form?: string;

  @WholeField({
    description:
      'How many days back from the end of the search was searched; or send searched_from and searched_to.',
    min: 0,
    max: 36_600,
    example: 2557,
    optional: true,
  })
  look_back_days?: number;

  @DateField({
    description: 'First day of the window that was searched.',
    example: '2019-03-02',
    optional: true,
  })
  searched_from?: string;

  @DateField({
    description: 'Last day of the window that was searched.',
    example: '2026-03-02',
    optional: true,
  })
  searched_to?: string;

  @TextField({
    description:
      'SHA-256 of the capture of the results; needed where the step requires evidence of each search.',
    example: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
    max: 64,
    pattern: /^[0-9a-f]{64}$/,
    optional: true,
  })
  capture_digest?: string;

  @ChoiceField(SEARCH_DEVIATIONS, {
    description:
      'Only for a search that was made off the checklist (a source or a query form that the step does not list): why. ' +
      'It is recorded, and the uniformity report names it.',
    optional: true,
  })
  deviation_reason?: SearchDeviation;

  @InstantField({ description: 'When the search began.' })
  started_at: string;

  @InstantField({ description: 'When it ended.' })
  ended_at: string;

  @WholeField({
    description: 'How many results were looked at. 0 is a result: searched and found nothing.',
    min: 0,
    max: 1_000_000,
    example: 12,
  })
  result_count: number;
}

export class SearchReceiptView {
  @Shown({ description: 'The search’s id: findings name it.', example: 'sch_01KAN5TQ2M9Z8Y7X6W5V4T3S2R' })
  id: string;

  @Shown({ description: 'Always `search`.', enum: ['search'], example: 'search' })
  object: 'search';

  @Shown({ description: 'The screening’s id.', example: 'scr_01KAN5TQ2M9Z8Y7X6W5V4T3S2R' })
  screening_id: string;

  @Shown({ description: 'The checklist’s step.', example: 'open_web' })
  step_key: string;

  @Shown({ description: 'How it was searched.', enum: SEARCH_METHODS, example: 'open_web_search' })
  method: SearchMethod;

  @Shown({ description: 'On what ground the content could be seen.', enum: ACCESS_BASES, example: 'public' })
  access_basis: AccessBasis;

  @Shown({ description: 'The source searched.', example: 'google.com' })
  source: string;

  @Shown({ description: 'The query form it used.', nullable: true, example: '"{full_name}" {city}' })
  query_form: string | null;

  @Shown({
    description:
      'Whether the query is an instance of the form: `instance`, `deviates`, `unchecked` (no identity on file), `no_form`.',
    enum: FORM_CHECKS,
    example: 'instance',
  })
  form_check: FormCheck;

  @Shown({ description: 'First day searched.', nullable: true, example: '2019-03-02' })
  searched_from: string | null;

  @Shown({ description: 'Last day searched.', nullable: true, example: '2026-03-02' })
  searched_to: string | null;

  @Shown({ description: 'Digest of the capture of the results.', nullable: true, example: null })
  capture_digest: string | null;

  @Shown({ description: 'Why it is off the checklist.', nullable: true, enum: SEARCH_DEVIATIONS })
  deviation_reason: SearchDeviation | null;

  @Shown({ description: 'When it began.', example: '2026-03-02T15:04:05.000Z' })
  started_at: string;

  @Shown({ description: 'When it ended.', example: '2026-03-02T15:14:05.000Z' })
  ended_at: string;

  @Shown({ description: 'How many results were looked at.', type: 'integer', example: 12 })
  result_count: number;

  @Shown({ description: 'Who searched.', example: 'acc_01KAN5TQ2M9Z8Y7X6W5V4T3S2R' })
  screener_id: string;

  @Shown({ description: 'When it was logged.', example: '2026-03-02T15:15:00.000Z' })
  logged_at: string;
}

/** A search with its words, for the screeners and reviewers assigned. */
export class SearchView extends SearchReceiptView {
  @Shown({ description: 'The query as it was typed.', example: '"Jordan A. Example" Columbus' })
  query: string;

  @Shown({ description: 'The account looked through.', nullable: true, example: null })
  account_used: string | null;
}

export function searchReceiptView(record: SearchRecord): SearchReceiptView {
  return {
    id: record.id,
    object: 'search',
    screening_id: record.screeningId,
    step_key: record.stepKey,
    method: record.method,
    access_basis: record.accessBasis,
    source: record.source,
    query_form: record.queryForm,
    form_check: record.formCheck,
    searched_from: record.searchedFrom,
    searched_to: record.searchedTo,
    capture_digest: record.captureDigest,
    deviation_reason: record.deviationReason,
    started_at: record.startedAt.toISOString(),
    ended_at: record.endedAt.toISOString(),
    result_count: record.resultCount,
    screener_id: record.screenerId,
    logged_at: record.loggedAt.toISOString(),
  };
}

export function searchView(record: SearchRecord, words: SearchWords): SearchView {
  return { ...searchReceiptView(record), query: words.query, account_used: words.accountUsed };
}
