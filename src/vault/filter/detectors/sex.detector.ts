import type { Detector } from '../detector.js';
import { PRONOUN_RULES } from '../pronouns.js';
import { GREEK_RULES } from '../structural/greek-letters.js';

/** Sex, by gendered nouns and by pronoun grammar. */
export const SEX_DETECTOR: Detector = {
  id: 'sex',
  version: 1,
  class: 'sex',
  rules: [...PRONOUN_RULES, ...GREEK_RULES],
};
