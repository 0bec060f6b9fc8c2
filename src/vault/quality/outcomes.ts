import type { ProtectedClass } from '../../kernel/protected-class.js';
import type { Removal, ReviewSpan } from '../filter/removal.js';
import type { RecordedAddition, RecordedLift } from '../review/redaction-review.entity.js';
import type { AddedReason, LiftedReason } from '../review/review-reasons.js';

/**
 * What review made of one span: `confirmed` and `lifted` are a detector's removals, `added` is what every detector
 * missed, `withdrawn` is what a reviewer added and a later one lifted again.
 */
export const REMOVAL_OUTCOMES = ['confirmed', 'lifted', 'added', 'withdrawn'] as const;
export type RemovalOutcome = (typeof REMOVAL_OUTCOMES)[number];

export interface Outcome extends ReviewSpan {
  readonly outcome: RemovalOutcome;
  readonly class: ProtectedClass;
  /** `id@version` and rule of a detector's removal; null for what a reviewer added. */
  readonly detector: string | null;
  readonly rule: string | null;
  /** The reviewer's reason; null where nothing was corrected. */
  readonly reason: AddedReason | LiftedReason | null;
}

export interface ReviewedSpans {
  /** What the detectors find alone, without any correction. */
  readonly detected: readonly Removal[];
  /** What is removed after the review, with all corrections that stand. */
  readonly final: readonly Removal[];
  /** Every span that reviewers ever added to and lifted from this text, oldest first. */
  readonly added: readonly RecordedAddition[];
  readonly lifted: readonly RecordedLift[];
}

/**
 * What all reviews so far say about one text under one ruleset, span by span. It is made anew from the whole state at
 * each review, so the last word on a span counts, and counts once, however often a text is looked at.
 *
 * Additions that stand from an earlier ruleset count as missed by this one too, unless its detectors find them by now.
 */
export function outcomesOf(spans: ReviewedSpans): Outcome[] {
  const detected = spans.detected.map((removal): Outcome => {
    const { start, end, detector, rule } = removal;
    const removed = covered(spans.final, removal);
    const reason = removed ? null : (spans.lifted.findLast((lift) => overlap(lift, removal))?.reason ?? null);
    const outcome = removed ? 'confirmed' : 'lifted';
    return { outcome, start, end, class: removal.class, detector, rule, reason };
  });
  const additions = [...lastBySpan(spans.added).values()]
    .filter((addition) => !covered(spans.detected, addition))
    .map((addition): Outcome => {
      const { start, end, reason } = addition;
      const outcome = covered(spans.final, addition) ? 'added' : 'withdrawn';
      return { outcome, start, end, class: addition.class, detector: null, rule: null, reason };
    });
  return [...detected, ...additions];
}

/** Reasons for an addition whose words may tell the class in other texts too. */
const PROPOSING_REASONS: ReadonlySet<string> = new Set<AddedReason>([
  'missed_by_filter',
  'proxy_for_a_class',
]);

/** Whether the words of a span may become a proposal: not what identifies one person, nor what tells only together. */
export function proposesWords({ detector, reason }: Outcome): boolean {
  return detector === null && reason !== null && PROPOSING_REASONS.has(reason);
}

function lastBySpan(spans: readonly RecordedAddition[]): Map<string, RecordedAddition> {
  return new Map(spans.map((span) => [`${span.start} ${span.end}`, span]));
}

/** Whether every position of the span is removed, be it by one removal or by several side by side. */
function covered(removals: readonly ReviewSpan[], span: ReviewSpan): boolean {
  let open = span.start;
  for (const removal of [...removals].sort((a, b) => a.start - b.start)) {
    if (removal.start > open) break;
    if (removal.end > open) open = removal.end;
  }
  return open >= span.end;
}

function overlap(a: ReviewSpan, b: ReviewSpan): boolean {
  return a.start < b.end && b.start < a.end;
}
