import type { Detector } from '../detector.js';

/** Sexual orientation. */
export const SEXUAL_ORIENTATION_DETECTOR: Detector = {
  id: 'sexual_orientation',
  version: 1,
  class: 'sexual_orientation',
  rules: [],
};
