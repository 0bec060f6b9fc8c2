import type { Detector } from '../detector.js';
import { ORIGIN_INTRODUCED, ORIGIN_LEFT, ORIGIN_RULES } from '../structural/origins.js';
import { PHONE_RULES } from '../structural/phones.js';

/** National origin: countries and nationalities, and the -born and -American compounds. */
export const NATIONAL_ORIGIN_DETECTOR: Detector = {
  id: 'national_origin',
  version: 2,
  class: 'national_origin',
  rules: [...ORIGIN_RULES, ORIGIN_INTRODUCED, ORIGIN_LEFT, ...PHONE_RULES],
};
