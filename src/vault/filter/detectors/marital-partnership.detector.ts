import type { Detector } from '../detector.js';
import { MARITAL_RULES } from '../structural/marital.js';

/** Marital and partnership status. */
export const MARITAL_PARTNERSHIP_DETECTOR: Detector = {
  id: 'marital_partnership',
  version: 1,
  class: 'marital_partnership',
  rules: MARITAL_RULES,
};
