import type { Detector } from '../detector.js';

/** Race, by words; skin-tone emoji are found by `signs.ts`. */
export const RACE_DETECTOR: Detector = {
  id: 'race',
  version: 1,
  class: 'race',
  rules: [],
};
