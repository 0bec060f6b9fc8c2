import { AUTHENTICITIES, type Authenticity } from './authenticities.js';
import { type ArchiveCopy, CAPTURE_RULES, type CaptureMethod, UNSAID_CAPTURE_AT_MOST } from './capture.js';

/** What can be wrong with content. */
export const AUTHENTICITY_RISKS = [
  'edited',
  'parody',
  'hacked',
  'shared_account',
  'namesake',
  'impersonation',
  'synthetic_media',
] as const;
export type AuthenticityRisk = (typeof AUTHENTICITY_RISKS)[number];

/** What a screener can have looked into. */
export const AUTHENTICITY_CHECKS = [...AUTHENTICITY_RISKS, 'archive_copy_checked', 'context_read'] as const;
export type AuthenticityCheck = (typeof AUTHENTICITY_CHECKS)[number];

/** What must have been looked into before content counts as plausible, and as verified. */
export const REQUIRED_CHECKS: {
  readonly [grade in Exclude<Authenticity, 'doubtful'>]: readonly AuthenticityCheck[];
} = {
  verified: ['edited', 'parody', 'hacked', 'shared_account', 'namesake', 'archive_copy_checked'],
  plausible: ['edited', 'parody', 'namesake'],
};

/** What each check asks, for people. */
export const CHECK_QUESTIONS: { readonly [check in AuthenticityCheck]: string } = {
  edited: 'Was the post, or the picture, changed after it was published, or before it was captured?',
  parody: 'Is the account or the post satire, a joke page, a role or a quotation?',
  hacked: 'Was the account in other hands when it was posted?',
  shared_account: 'Do several people post from the account?',
  namesake: 'Could it be somebody else of the same name?',
  impersonation: 'Did somebody make the account in the candidate’s name?',
  synthetic_media: 'Were picture, voice or video generated or altered by a machine?',
  archive_copy_checked: 'Does a public archive hold the page, and does it say the same?',
  context_read: 'Were the thread before and the answers after it read?',
};

/** The written criteria, for people; `authenticityOf` is the same in code. */
export const AUTHENTICITY_CRITERIA: { readonly [authenticity in Authenticity]: string } = {
  verified:
    'Every required check was made, nothing is left open, no archive copy differs, and it was captured from the ' +
    'page itself or by an archive.',
  plausible: 'Edits, parody and namesake were considered and nothing is left open.',
  doubtful:
    'Anything less: a check was not made, a risk could not be ruled out, an archive copy differs, or it was typed by hand.',
};

const BEST_FIRST: readonly Authenticity[] = AUTHENTICITIES;

/** What is known of how the content was taken; null where nobody said. */
export interface CaptureFacts {
  readonly method: CaptureMethod | null;
  readonly archiveCopy: ArchiveCopy | null;
}

/**
 * The authenticity that the checks made and the capture allow; one risk that could not be ruled out, or an archive
 * copy that differs, makes it doubtful.
 */
export function authenticityOf(
  considered: readonly AuthenticityCheck[],
  suspected: readonly AuthenticityRisk[],
  capture: CaptureFacts,
): Authenticity {
  if (suspected.length > 0 || capture.archiveCopy === 'differs') return 'doubtful';
  const atMost = capture.method === null ? UNSAID_CAPTURE_AT_MOST : CAPTURE_RULES[capture.method].atMost;
  return weaker(byChecks(considered), atMost);
}

function weaker(one: Authenticity, other: Authenticity): Authenticity {
  return BEST_FIRST.indexOf(one) > BEST_FIRST.indexOf(other) ? one : other;
}

function byChecks(considered: readonly AuthenticityCheck[]): Authenticity {
  const made = (checks: readonly AuthenticityCheck[]) => checks.every((check) => considered.includes(check));
  if (made(REQUIRED_CHECKS.verified)) return 'verified';
  return made(REQUIRED_CHECKS.plausible) ? 'plausible' : 'doubtful';
}
