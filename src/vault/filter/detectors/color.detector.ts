import type { Detector } from '../detector.js';

/** Skin colour. */
export const COLOR_DETECTOR: Detector = {
  id: 'color',
  version: 1,
  class: 'color',
  rules: [],
};
