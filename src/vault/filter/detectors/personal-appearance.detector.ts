import type { Detector } from '../detector.js';
import { HEIGHT_RULES } from '../structural/heights.js';

/** Height, weight and personal appearance, where state or local law protects them. */
export const PERSONAL_APPEARANCE_DETECTOR: Detector = {
  id: 'personal_appearance',
  version: 1,
  class: 'personal_appearance',
  rules: HEIGHT_RULES,
};
