import type { Detector } from '../detector.js';

/** Ethnicity and ancestry. */
export const ETHNICITY_ANCESTRY_DETECTOR: Detector = {
  id: 'ethnicity_ancestry',
  version: 1,
  class: 'ethnicity_ancestry',
  rules: [],
};
