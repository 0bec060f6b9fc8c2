/** How surely the content is what it seems. A capture digest is no evidence of it: a page can be edited first. */
export const AUTHENTICITIES = ['verified', 'plausible', 'doubtful'] as const;
export type Authenticity = (typeof AUTHENTICITIES)[number];

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

/** The authenticity that the checks made allow; one risk that could not be ruled out makes it doubtful. */
export function authenticityOf(
  considered: readonly AuthenticityCheck[],
  suspected: readonly AuthenticityRisk[],
): Authenticity {
  if (suspected.length > 0) return 'doubtful';
  const made = (checks: readonly AuthenticityCheck[]) => checks.every((check) => considered.includes(check));
  if (made(REQUIRED_CHECKS.verified)) return 'verified';
  return made(REQUIRED_CHECKS.plausible) ? 'plausible' : 'doubtful';
}
