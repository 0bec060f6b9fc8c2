import type { ValidationGrade } from '../../screenings/validation-grades.js';
import type { Attribution } from './attribution.js';
import type { Authenticity } from './authenticities.js';

/** Grades without and with at least one independent source that says the same. */
interface GradePair {
  readonly alone: ValidationGrade;
  readonly corroborated: ValidationGrade;
}

const UNUSABLE: GradePair = { alone: 'D', corroborated: 'D' };

/** Corroboration helps what is attributed and plausible; it cures neither a doubtful post nor an unknown author. */
const GRADES: {
  readonly [attribution in Attribution]: { readonly [authenticity in Authenticity]: GradePair };
} = {
  confirmed: {
    verified: { alone: 'B', corroborated: 'A' },
    plausible: { alone: 'B', corroborated: 'B' },
    doubtful: UNUSABLE,
  },
  probable: {
    verified: { alone: 'B', corroborated: 'B' },
    plausible: { alone: 'C', corroborated: 'B' },
    doubtful: UNUSABLE,
  },
  unconfirmed: { verified: UNUSABLE, plausible: UNUSABLE, doubtful: UNUSABLE },
};

export function overallGrade(
  attribution: Attribution,
  authenticity: Authenticity,
  corroboratingSources: number,
): ValidationGrade {
  const pair = GRADES[attribution][authenticity];
  return corroboratingSources > 0 ? pair.corroborated : pair.alone;
}
