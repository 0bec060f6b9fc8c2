import type { Detector } from '../detector.js';
import { UNION_RULES } from '../structural/unions.js';

/** Union membership and activity. */
export const UNION_ACTIVITY_DETECTOR: Detector = {
  id: 'union_activity',
  version: 2,
  class: 'union_activity',
  rules: UNION_RULES,
};
