import type { Detector } from '../detector.js';

/** Reproductive health decisions (Cal. Gov. Code 12926(y)). */
export const REPRODUCTIVE_DECISIONS_DETECTOR: Detector = {
  id: 'reproductive_decisions',
  version: 1,
  class: 'reproductive_decisions',
  rules: [],
};
