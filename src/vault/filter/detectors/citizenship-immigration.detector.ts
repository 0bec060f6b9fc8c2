import type { Detector } from '../detector.js';

/** Citizenship and immigration status: visas, green cards, asylum. */
export const CITIZENSHIP_IMMIGRATION_DETECTOR: Detector = {
  id: 'citizenship_immigration',
  version: 1,
  class: 'citizenship_immigration',
  rules: [],
};
