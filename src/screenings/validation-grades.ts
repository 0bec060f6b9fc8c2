import type { ConductCategory } from './conduct-categories.js';

/** How well a finding was validated, best first: A is confirmed, genuine and corroborated; D may not be used. */
export const VALIDATION_GRADES = ['A', 'B', 'C', 'D'] as const;
export type ValidationGrade = (typeof VALIDATION_GRADES)[number];

/** The written criteria of the grades, for whoever reads one; `overallGrade` of the vault is the same in code. */
export const GRADE_CRITERIA: { readonly [grade in ValidationGrade]: string } = {
  A: 'It is the candidate’s (confirmed), it is genuine (verified), and an independent source says the same.',
  B:
    'It is the candidate’s and genuine to the best of what could be checked: confirmed and at least plausible, or ' +
    'probable and verified, or probable and plausible with an independent source.',
  C: 'Probably the candidate’s and plausibly genuine, with no independent source. Enough for what speaks for them.',
  D: 'Not the candidate’s as far as can be shown, or not genuine. Never released; it is withheld.',
};

/** The grade a finding needs to be released (city policy B10). What counts against a person needs more. */
export const MINIMUM_GRADES: { readonly [category in ConductCategory]: ValidationGrade } = {
  violence_or_threats: 'B',
  unlawful_activity: 'B',
  drugs_unlawful_use_or_sale: 'B',
  harassment_or_bullying: 'B',
  bias_or_intolerance: 'B',
  sexually_explicit_conduct: 'B',
  fraud_or_dishonesty: 'B',
  confidentiality_breach: 'B',
  misuse_of_authority: 'B',
  commendable_conduct: 'C',
};

/** Whether a grade is enough for a category. None, and whatever is not in the tables, is never enough. */
export function meetsMinimum(category: string, grade: string | null): boolean {
  const minimum = Object.entries(MINIMUM_GRADES).find(([name]) => name === category)?.[1];
  const known = VALIDATION_GRADES.find((it) => it === grade);
  if (minimum === undefined || known === undefined) return false;
  return VALIDATION_GRADES.indexOf(known) <= VALIDATION_GRADES.indexOf(minimum);
}
