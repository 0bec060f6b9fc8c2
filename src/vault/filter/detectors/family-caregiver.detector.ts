import type { Detector } from '../detector.js';

/** Familial and caregiver status. */
export const FAMILY_CAREGIVER_DETECTOR: Detector = {
  id: 'family_caregiver',
  version: 1,
  class: 'family_caregiver',
  rules: [],
};
