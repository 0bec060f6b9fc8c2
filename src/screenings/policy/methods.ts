import { SEARCH_METHODS, type SearchMethod } from '../steps/search-record.entity.js';

/**
 * What people do, and must not. They are named so that whoever tries to log one is told why it is refused and where
 * to report it, instead of picking the nearest lawful name. None can ever be stored.
 */
export const FORBIDDEN_METHODS = [
  'credentials_requested',
  'shoulder_surfing',
  'compelled_friend_request',
  'account_required',
  'pretext_profile',
  'coerced_third_party_password',
  'scraping_behind_barrier',
  'breach_dump',
  'genetic_or_family_site',
  'medical_inquiry',
  'family_or_friends_search',
  'protected_trait_search',
  'face_recognition',
  'automated_scoring',
] as const;

/** Every method the catalogue answers for, lawful ones first. */
export const METHODS = [...SEARCH_METHODS, ...FORBIDDEN_METHODS] as const;
export type Method = (typeof METHODS)[number];

/** Whether a method can be stored at all. Whether it may be used in a requisition is for `ruling` to say. */
export function isSearchMethod(method: Method): method is SearchMethod {
  return SEARCH_METHODS.some((lawful) => lawful === method);
}
