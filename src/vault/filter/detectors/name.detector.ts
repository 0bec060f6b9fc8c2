import type { Detector } from '../detector.js';
import { INITIALS, NAME_RULES } from '../structural/names.js';

/** Personal names, which are proxies for several classes. */
export const NAME_DETECTOR: Detector = {
  id: 'name',
  version: 2,
  class: 'name',
  rules: [...NAME_RULES, INITIALS],
};
