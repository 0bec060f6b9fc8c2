import type { Detector } from '../detector.js';

/** Political affiliation and protected speech. */
export const POLITICAL_SPEECH_DETECTOR: Detector = {
  id: 'political_speech',
  version: 1,
  class: 'political_speech',
  rules: [],
};
