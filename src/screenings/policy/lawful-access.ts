import type { AccessBasis, SearchMethod } from '../steps/search-record.entity.js';

/**
 * On which grounds each method may see content (research: field.md (d)). A combination that is not here is not
 * lawful, or says nothing: a profile seen logged out is public, and behind a login there is only one's own.
 */
export const LAWFUL_ACCESS: { readonly [method in SearchMethod]: readonly AccessBasis[] } = {
  open_web_search: ['public', 'third_party_report'],
  public_profile_logged_out: ['public', 'third_party_report'],
  public_content_own_account: ['public_after_own_login'],
  candidate_supplied_handle: ['supplied_by_candidate', 'public'],
  public_register: ['public'],
};

export function isLawfulAccess(method: SearchMethod, basis: AccessBasis): boolean {
  return LAWFUL_ACCESS[method].includes(basis);
}

/** Whoever looks through an account says which one: it must be their own or the agency's, never a made-up person's. */
export function needsAccount(method: SearchMethod): boolean {
  return method === 'public_content_own_account';
}
