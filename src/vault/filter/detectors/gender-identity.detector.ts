import type { Detector } from '../detector.js';

/** Gender identity and expression. */
export const GENDER_IDENTITY_DETECTOR: Detector = {
  id: 'gender_identity',
  version: 1,
  class: 'gender_identity',
  rules: [],
};
