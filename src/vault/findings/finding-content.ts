import type { OpenedMembers, SealedMembers } from '../sealing/screening-key.js';
import type { SealedPlace } from '../sealing/seal.js';

/** What a finding says. RAW: it is sealed in the finding's row and leaves the vault in no form but filtered. */
export interface FindingContent {
  readonly sourceUrl: string;
  readonly pageTitle: string | null;
  readonly authorHandle: string | null;
  readonly excerpt: string;
  readonly screenerNote: string | null;
}

export function findingPlace(findingId: string): SealedPlace {
  return { table: 'vault.finding', column: 'sealed', row: findingId };
}

export function contentMembers(content: FindingContent): SealedMembers {
  return {
    source_url: content.sourceUrl,
    page_title: content.pageTitle,
    author_handle: content.authorHandle,
    excerpt: content.excerpt,
    screener_note: content.screenerNote,
  };
}

export function findingContent(opened: OpenedMembers): FindingContent {
  return {
    sourceUrl: opened.text('source_url'),
    pageTitle: opened.textOrNull('page_title'),
    authorHandle: opened.textOrNull('author_handle'),
    excerpt: opened.text('excerpt'),
    screenerNote: opened.textOrNull('screener_note'),
  };
}
