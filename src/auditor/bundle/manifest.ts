import { canonicalJson } from '../../kernel/digest.js';
import type { ListedFile } from './bundle-file.js';

/** Raised when a reader of the last version would misread a bundle; readers refuse what they do not know. */
export const BUNDLE_FORMAT = 'fairscreen-case-bundle/1';

/** What a bundle leaves out on purpose. Word for word in every bundle. */
export const NOT_IN_IT: readonly string[] = [
  'No raw text: nothing that was posted, no addresses, no handles, no page titles, no notes of screeners. It is sealed in the vault.',
  'No names or contacts of the candidate or of anybody else: a name is a proxy for a protected class.',
  'No text that was removed, and no positions: removals are counted by rule and class.',
  'No findings that were withheld, beyond the ledger entries that say so and the list of reasons.',
  'No entries of other candidates, except where one act concerned every candidate of the requisition.',
  'No private keys: only the public halves, which are worth what the place is worth that you have them from.',
];

export interface ManifestParts {
  readonly screeningId: string;
  readonly requisitionId: string;
  readonly origin: string;
  readonly entries: number;
  readonly firstSize: number;
  readonly lastSize: number;
  readonly files: readonly ListedFile[];
}

/**
 * What the bundle is and which files it has, each with its digest. Its own digest is in the ledger, in the entry of
 * this very export, so a file that is taken away or slipped in later is noticed (see docs/bundle.md).
 */
export function manifestText(parts: ManifestParts): string {
  return canonicalJson({
    format: BUNDLE_FORMAT,
    what: 'The case of one screening, to be verified without trusting who made it: npm run verify -- bundle FILE',
    screening_id: parts.screeningId,
    requisition_id: parts.requisitionId,
    ledger: {
      origin: parts.origin,
      entries: parts.entries,
      first_size: parts.firstSize,
      last_size: parts.lastSize,
    },
    files: parts.files.map(({ path, size, sha256 }) => ({ path, size, sha256 })),
    not_in_it: [...NOT_IN_IT],
  });
}
