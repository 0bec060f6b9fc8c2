/** Why a coordinator sends a screening back from review to gathering. */
export const REOPENING_REASONS = [
  'search_incomplete',
  'step_result_wrong',
  'finding_incomplete',
  'wrong_person',
  'uniformity_correction',
] as const;
export type ReopeningReason = (typeof REOPENING_REASONS)[number];
