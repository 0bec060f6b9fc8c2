import type { Detector } from '../detector.js';

/** Bankruptcy and credit history (11 USC 525(a)). */
export const BANKRUPTCY_CREDIT_DETECTOR: Detector = {
  id: 'bankruptcy_credit',
  version: 1,
  class: 'bankruptcy_credit',
  rules: [],
};
