/** What a person does in one requisition. */
export const DUTIES = ['hiring_manager', 'screener', 'reviewer', 'coordinator'] as const;
export type Duty = (typeof DUTIES)[number];

export type Side = 'decides' | 'prepares';

/** The two sides of the wall (city policy B6): whoever decides may not have prepared, and the other way round. */
export const SIDE_OF_DUTY: { readonly [duty in Duty]: Side } = {
  hiring_manager: 'decides',
  screener: 'prepares',
  reviewer: 'prepares',
  coordinator: 'prepares',
};

/**
 * Which of the duties a person has held in a requisition, ended ones included, stand against a new one.
 * Empty means the new duty may be given.
 */
export function conflictingDuties(held: readonly Duty[], wanted: Duty): Duty[] {
  return held.filter((duty) => SIDE_OF_DUTY[duty] !== SIDE_OF_DUTY[wanted]);
}
