import type { ProtectedClass } from '../../kernel/protected-class.js';
import type { Scan } from './scan.js';

/**
 * A rule about structure rather than words: ages, dates, pronoun grammar. It is asked only at its trigger (a word,
 * or any number), so that a text without triggers pays nothing for it.
 */
export interface StructuralRule {
  readonly id: string;
  readonly words: readonly string[];
  readonly numbers?: boolean;
  /** Looks at token `i` and reports what it finds. */
  find(scan: Scan, i: number, detector: string): void;
}

/** Finds one protected class: its lexicon (by class, in the generated data) and its structural rules. */
export interface Detector {
  readonly id: string;
  readonly version: number;
  readonly class: ProtectedClass;
  readonly rules: readonly StructuralRule[];
}

export function detectorName(detector: Detector): string {
  return `${detector.id}@${detector.version}`;
}
