import type { Detector } from '../detector.js';
import { PREGNANCY_RULES } from '../structural/pregnancy.js';

/** Pregnancy, childbirth and lactation. */
export const PREGNANCY_LACTATION_DETECTOR: Detector = {
  id: 'pregnancy_lactation',
  version: 1,
  class: 'pregnancy_lactation',
  rules: PREGNANCY_RULES,
};
