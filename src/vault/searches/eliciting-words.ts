import type { ProtectedClass } from '../../kernel/protected-class.js';

/**
 * What the filter leaves in a text, because there it says nothing about anybody, and what yet asks for something
 * protected when it stands beside a name in a query.
 */
export const ELICITING_WORDS: { readonly [protectedClass in ProtectedClass]?: readonly string[] } = {
  genetic_family_history: [
    'obituary',
    'obituaries',
    'obit',
    'survived by',
    'family tree',
    'dna',
    'relatives',
    'ancestors',
    'genetic test',
  ],
  family_caregiver: ['relative', 'children', 'kids', 'babysitter', 'gift registry', 'baby registry'],
  disability_medical: [
    'diagnosis',
    'diagnosed',
    'patient',
    'medical records',
    'health condition',
    'prescription',
    'symptoms',
  ],
  citizenship_immigration: ['visa', 'green card', 'work permit', 'naturalization'],
  national_origin: ['birthplace', 'place of birth', 'born in', 'hometown abroad'],
  age: ['date of birth', 'dob', 'birth date', 'birthday', 'how old'],
  marital_partnership: ['wedding registry', 'dating profile', 'divorce records', 'marriage license'],
  religion: ['sermon', 'congregation', 'prayer group'],
};
