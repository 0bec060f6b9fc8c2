import { ChoiceField, DateField, InstantField, TextField, WholeField } from '../../platform/http/fields.js';
import { Shown } from '../../platform/http/shown.js';
import { METHODS, type Method } from '../../screenings/policy/methods.js';
import { SearchFactsView, searchFacts } from '../../screenings/steps/search-facts.dto.js';
import {
  ACCESS_BASES,
  type AccessBasis,
  SEARCH_DEVIATIONS,
  type SearchDeviation,
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

/** What the logging of a search is answered with: no word of it. */
export class SearchReceiptView extends SearchFactsView {
  @Shown({ description: 'Always `search`.', enum: ['search'], example: 'search' })
  object: 'search';

  @Shown({ description: 'Digest of the capture of the results.', nullable: true, example: null })
  capture_digest: string | null;
}

/** A search with its words, for the screeners and reviewers assigned. */
export class SearchView extends SearchReceiptView {
  @Shown({ description: 'The query as it was typed.', example: '"Jordan A. Example" Columbus' })
  query: string;

  @Shown({ description: 'The account looked through.', nullable: true, example: null })
  account_used: string | null;
}

export function searchReceiptView(record: SearchRecord): SearchReceiptView {
  return { ...searchFacts(record), object: 'search', capture_digest: record.captureDigest };
}

export function searchView(record: SearchRecord, words: SearchWords): SearchView {
  return { ...searchReceiptView(record), query: words.query, account_used: words.accountUsed };
}
