import type { Detector } from '../detector.js';

/** Language and accent. */
export const LANGUAGE_ACCENT_DETECTOR: Detector = {
  id: 'language_accent',
  version: 1,
  class: 'language_accent',
  rules: [],
};
