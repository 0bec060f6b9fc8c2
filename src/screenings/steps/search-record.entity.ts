import { Column, Entity, PrimaryColumn } from 'typeorm';

/** The outline of a logged search. Its words and the account used are sealed in the vault under the same id. */
@Entity({ schema: 'screenings', name: 'search_record' })
export class SearchRecord {
  @PrimaryColumn({ type: 'text' })
  id: string;

  @Column({ name: 'screening_id', type: 'text' })
  screeningId: string;

  @Column({ name: 'step_key', type: 'text' })
  stepKey: string;

  @Column({ type: 'text' })
  method: SearchMethod;

  @Column({ name: 'access_basis', type: 'text' })
  accessBasis: AccessBasis;

  /** One of the step's sources. */
  @Column({ type: 'text' })
  source: string;

  @Column({ name: 'started_at', type: 'timestamptz' })
  startedAt: Date;

  @Column({ name: 'ended_at', type: 'timestamptz' })
  endedAt: Date;

  /** 0 is a result: searched and found nothing. */
  @Column({ name: 'result_count', type: 'integer' })
  resultCount: number;

  /** The checklist's template that the query filled in, never the query itself; null where none was used. */
  @Column({ name: 'query_form', type: 'text', nullable: true })
  queryForm: string | null;

  @Column({ name: 'form_check', type: 'text' })
  formCheck: FormCheck;

  /** The look-back window that was searched, as dates; null in searches logged before windows were asked for. */
  @Column({ name: 'searched_from', type: 'date', nullable: true })
  searchedFrom: string | null;

  @Column({ name: 'searched_to', type: 'date', nullable: true })
  searchedTo: string | null;

  /** SHA-256 of the capture of the result list, where the step requires evidence of each search. */
  @Column({ name: 'capture_digest', type: 'text', nullable: true })
  captureDigest: string | null;

  /** Why the search is off the checklist, declared by the screener; the uniformity report shows each. */
  @Column({ name: 'deviation_reason', type: 'text', nullable: true })
  deviationReason: SearchDeviation | null;

  @Column({ name: 'screener_id', type: 'text' })
  screenerId: string;

  @Column({ name: 'logged_at', type: 'timestamptz' })
  loggedAt: Date;
}

/** The lawful methods (research: field.md (d)); anything else is not in the list, so it can't be logged. */
export const SEARCH_METHODS = [
  'open_web_search',
  'public_profile_logged_out',
  'public_content_own_account',
  'candidate_supplied_handle',
  'public_register',
] as const;
export type SearchMethod = (typeof SEARCH_METHODS)[number];

/** On what ground the content could be seen. */
export const ACCESS_BASES = [
  'public',
  'public_after_own_login',
  'supplied_by_candidate',
  'third_party_report',
] as const;
export type AccessBasis = (typeof ACCESS_BASES)[number];

/**
 * Whether the sealed query is an instance of the form it names: the vault compared it with the identity on file
 * (`instance`, `deviates`), could not, because none is on file (`unchecked`), or there is no form (`no_form`).
 */
export const FORM_CHECKS = ['instance', 'deviates', 'unchecked', 'no_form'] as const;
export type FormCheck = (typeof FORM_CHECKS)[number];

/**
 * Why a search was made outside its step's sources or forms. It happened, so it is recorded rather than hidden; the
 * uniformity report names it as a deviation (city policy B9).
 */
export const SEARCH_DEVIATIONS = [
  'source_moved',
  'needed_to_attribute',
  'followed_a_result',
  'made_in_error',
] as const;
export type SearchDeviation = (typeof SEARCH_DEVIATIONS)[number];
