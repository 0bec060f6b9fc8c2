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
