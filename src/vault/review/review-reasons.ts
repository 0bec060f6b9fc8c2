/** Why a reviewer added a removal. */
export const ADDED_REASONS = [
  'missed_by_filter',
  'identifies_a_person',
  'proxy_for_a_class',
  'reveals_in_combination',
] as const;
export type AddedReason = (typeof ADDED_REASONS)[number];

/** Why a reviewer lifted a removal. */
export const LIFTED_REASONS = [
  'reveals_no_class',
  'wrong_meaning',
  'part_of_the_conduct',
  'added_by_mistake',
] as const;
export type LiftedReason = (typeof LIFTED_REASONS)[number];

/** Why a finding does not go into the packet. */
export const WITHHELD_REASONS = [
  'not_job_related',
  'not_attributable',
  'not_validatable',
  'outside_look_back',
  'held_by_filter',
  'duplicate',
] as const;
export type WithheldReason = (typeof WITHHELD_REASONS)[number];
