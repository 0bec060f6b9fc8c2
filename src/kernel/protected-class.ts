/**
 * The canonical list of protected classes, as one closed set.
 *
 * It is the superset of what federal law and the states' statutes protect; a policy pack names which of them
 * are in force for a requisition and cites the statute. The ids label content, never people.
 */
export const PROTECTED_CLASSES = [
  'race',
  'color',
  'ethnicity_ancestry',
  'national_origin',
  'citizenship_immigration',
  'language_accent',
  'hair_traits',
  'religion',
  'sex',
  'pregnancy_lactation',
  'reproductive_decisions',
  'gender_identity',
  'sexual_orientation',
  'marital_partnership',
  'family_caregiver',
  'age',
  'disability_medical',
  'genetic_family_history',
  'military_veteran',
  'political_speech',
  'union_activity',
  'victim_status',
  'bankruptcy_credit',
  'workers_compensation_leave',
  'personal_appearance',
  'housing_income_source',
  'name',
] as const;

/** One protected class. `name` stands for personal names, which are proxies for several classes at once. */
export type ProtectedClass = (typeof PROTECTED_CLASSES)[number];
