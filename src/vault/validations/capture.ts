import type { Authenticity } from './authenticities.js';

/** How the content was taken from the page. */
export const CAPTURE_METHODS = [
  'full_page_capture',
  'web_archive_capture',
  'screenshot',
  'supplied_by_third_party',
  'transcription',
] as const;
export type CaptureMethod = (typeof CAPTURE_METHODS)[number];

/** What a public archive's copy of the page said. */
export const ARCHIVE_COPIES = ['same', 'differs', 'none_found'] as const;
export type ArchiveCopy = (typeof ARCHIVE_COPIES)[number];

interface CaptureRule {
  /** The best authenticity that content so captured can have. */
  readonly atMost: Authenticity;
  readonly reason: string;
}

/**
 * What a capture can show. Its digest is in no row: it shows that the capture did not change since, not that the post
 * was real, for a page can be edited in the browser before it is captured.
 */
export const CAPTURE_RULES: { readonly [method in CaptureMethod]: CaptureRule } = {
  full_page_capture: {
    atMost: 'verified',
    reason: 'Page, address and time were taken together by the screener, from the site itself.',
  },
  web_archive_capture: {
    atMost: 'verified',
    reason: 'An archive that nobody in the case controls fetched the page.',
  },
  screenshot: {
    atMost: 'plausible',
    reason: 'A picture shows what the screen showed; the page may be edited.',
  },
  supplied_by_third_party: {
    atMost: 'plausible',
    reason: 'Who supplied it may have chosen, cut or made it.',
  },
  transcription: { atMost: 'doubtful', reason: 'Typed by hand: nothing of the page is left to look at.' },
};

/** Where nobody said how it was captured, nothing speaks for the best grade. */
export const UNSAID_CAPTURE_AT_MOST: Authenticity = 'plausible';
