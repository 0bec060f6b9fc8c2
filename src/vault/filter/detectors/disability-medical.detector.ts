import type { Detector } from '../detector.js';
import { MEDICAL_RULES } from '../structural/medical.js';

/** Disability, medical conditions, treatment and recovery. */
export const DISABILITY_MEDICAL_DETECTOR: Detector = {
  id: 'disability_medical',
  version: 1,
  class: 'disability_medical',
  rules: MEDICAL_RULES,
};
