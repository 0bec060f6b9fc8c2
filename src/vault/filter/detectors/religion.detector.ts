import type { Detector } from '../detector.js';

/** Religion, creed, practice, dress, holy days and places of worship. */
export const RELIGION_DETECTOR: Detector = {
  id: 'religion',
  version: 1,
  class: 'religion',
  rules: [],
};
