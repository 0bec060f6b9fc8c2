import type { Detector } from '../detector.js';

/** Genetic facts and family medical history (GINA, 29 CFR 1635). */
export const GENETIC_FAMILY_HISTORY_DETECTOR: Detector = {
  id: 'genetic_family_history',
  version: 1,
  class: 'genetic_family_history',
  rules: [],
};
