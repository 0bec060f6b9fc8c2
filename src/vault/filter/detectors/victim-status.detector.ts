import type { Detector } from '../detector.js';

/** Status as a victim of domestic violence, sexual assault or stalking. */
export const VICTIM_STATUS_DETECTOR: Detector = {
  id: 'victim_status',
  version: 1,
  class: 'victim_status',
  rules: [],
};
