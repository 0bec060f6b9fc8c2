import type { Detector } from '../detector.js';
import { HOUSING_RULES } from '../structural/housing.js';

/** Housing status and lawful source of income. */
export const HOUSING_INCOME_SOURCE_DETECTOR: Detector = {
  id: 'housing_income_source',
  version: 1,
  class: 'housing_income_source',
  rules: HOUSING_RULES,
};
