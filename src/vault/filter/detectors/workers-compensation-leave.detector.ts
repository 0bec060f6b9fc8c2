import type { Detector } from '../detector.js';

/** Workers' compensation claims and protected leave. */
export const WORKERS_COMPENSATION_LEAVE_DETECTOR: Detector = {
  id: 'workers_compensation_leave',
  version: 1,
  class: 'workers_compensation_leave',
  rules: [],
};
