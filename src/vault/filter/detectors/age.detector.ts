import type { Detector } from '../detector.js';
import { AGE_RULES } from '../structural/ages.js';

/** Age: years, birth dates, graduation years, generations. */
export const AGE_DETECTOR: Detector = {
  id: 'age',
  version: 1,
  class: 'age',
  rules: AGE_RULES,
};
