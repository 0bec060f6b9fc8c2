import type { FilterResult } from '../filter/removal.js';
import type { ScreeningKey } from '../sealing/screening-key.js';
import { countRemovals, type RemovalCount } from './count-removals.js';

/** What the ledger holds of one run of the filter over one text: rules, counts and keyed digests, never the text. */
export type FilteringRecord = {
  readonly removals: RemovalCount[];
  readonly ruleset_digest: string;
  readonly text_digest: string;
  /** Null where the filter holds the text: then there is no safe one. */
  readonly safe_text_digest: string | null;
  readonly directed_at_protected_group: boolean;
};

/** @param of the finding or statement whose text it is */
export function filteringRecord(
  of: string,
  text: string,
  result: FilterResult,
  key: ScreeningKey,
): FilteringRecord {
  const held = result.held !== null;
  return {
    removals: held ? [] : countRemovals(result.removals),
    ruleset_digest: result.rulesetDigest,
    text_digest: key.keyedDigest(of, text),
    safe_text_digest: held ? null : key.keyedDigest(of, result.safeText),
    directed_at_protected_group: result.directedAtProtectedGroup,
  };
}
