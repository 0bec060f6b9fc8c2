import type { OpenedMembers, SealedMembers } from '../sealing/screening-key.js';
import type { SealedPlace } from '../sealing/seal.js';

/** A search's own words. RAW: a query holds the candidate's name. */
export interface SearchWords {
  readonly query: string;
  readonly accountUsed: string | null;
}

export function searchPlace(searchId: string): SealedPlace {
  return { table: 'vault.search', column: 'sealed', row: searchId };
}

export function wordsMembers(words: SearchWords): SealedMembers {
  return { query: words.query, account_used: words.accountUsed };
}

export function searchWords(opened: OpenedMembers): SearchWords {
  return { query: opened.text('query'), accountUsed: opened.textOrNull('account_used') };
}
