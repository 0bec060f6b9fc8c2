import type { Detector } from '../detector.js';

/** Union membership and activity. */
export const UNION_ACTIVITY_DETECTOR: Detector = {
  id: 'union_activity',
  version: 1,
  class: 'union_activity',
  rules: [],
};
