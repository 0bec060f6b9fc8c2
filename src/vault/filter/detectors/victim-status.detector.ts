import type { Detector } from '../detector.js';
import { VICTIM_RULES } from '../structural/victims.js';

/** Status as a victim of domestic violence, sexual assault or stalking. */
export const VICTIM_STATUS_DETECTOR: Detector = {
  id: 'victim_status',
  version: 2,
  class: 'victim_status',
  rules: VICTIM_RULES,
};
