import type { Detector } from '../detector.js';
import { MILITARY_RULES } from '../structural/military.js';

/** Military and veteran status, and discharge. */
export const MILITARY_VETERAN_DETECTOR: Detector = {
  id: 'military_veteran',
  version: 1,
  class: 'military_veteran',
  rules: MILITARY_RULES,
};
