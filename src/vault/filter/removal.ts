import type { ProtectedClass } from '../../kernel/protected-class.js';
import type { SafeText } from '../../kernel/safe-text.js';

/** A person the screener named, so that the filter need not guess: names are proxies for several classes. */
export interface ListedPerson {
  readonly role: 'candidate' | 'other';
  readonly names: readonly string[];
  readonly handles: readonly string[];
}

/** UTF-16 offsets into the input text. */
export interface ReviewSpan {
  readonly start: number;
  readonly end: number;
}

/** A removal that a reviewer added by hand. */
export interface AddedSpan extends ReviewSpan {
  readonly class: ProtectedClass;
}

/** What the caller knows about the text beyond the text itself. */
export interface FilterContext {
  readonly people: readonly ListedPerson[];
  /** The classes in force; left out, all of them. */
  readonly activeClasses?: ReadonlySet<ProtectedClass>;
  readonly added?: readonly AddedSpan[];
  /** Removals a reviewer lifted, as exact spans. */
  readonly lifted?: readonly ReviewSpan[];
}

/** One removal: where, which class, and why. Never the text. */
export interface Removal {
  readonly start: number;
  readonly end: number;
  readonly class: ProtectedClass;
  /** `id@version` of the detector. */
  readonly detector: string;
  readonly rule: string;
  readonly gate: string | null;
  readonly score: number;
}

/** Why the filter could not vouch for a text; a person must look. */
export const HELD_REASONS = [
  'error',
  'too_long',
  'budget_exceeded',
  'unknown_script',
  'unknown_language',
  'undecidable_text',
  'low_certainty',
] as const;

export type HeldReason = (typeof HELD_REASONS)[number];

export interface FilterResult {
  readonly safeText: SafeText;
  readonly removals: readonly Removal[];
  readonly held: HeldReason | null;
  readonly directedAtProtectedGroup: boolean;
  readonly rulesetDigest: string;
}
