import type { Detector } from '../detector.js';

/** Hair and other traits that go with race (CROWN acts). */
export const HAIR_TRAITS_DETECTOR: Detector = {
  id: 'hair_traits',
  version: 1,
  class: 'hair_traits',
  rules: [],
};
