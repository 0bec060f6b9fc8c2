import { PROTECTED_CLASSES, type ProtectedClass } from '../../kernel/protected-class.js';
import { Shown } from '../../platform/http/shown.js';
import { LIFTED_REASONS } from '../review/review-reasons.js';
import type { RemovalCounts, ReviewedRuleset, RuleCounts } from './quality.queries.js';
import type { ClassRecall } from './recall.js';
import { type Share, wilson } from './wilson.js';

const DIGEST = '3d0f6a3f0b8f2f3e7a5c9d1b4e6f8091a2b3c4d5e6f708192a3b4c5d6e7f8091';

export const FIGURES_NOTE =
  'Recall is an upper estimate: what the reviewers missed too is not in it. Precision counts every removal that a ' +
  'reviewer left standing as right.';

/** A share of reviewed cases with Wilson's 95 % interval. */
export class ShareView {
  @Shown({ description: 'Of how many cases.', type: 'integer', example: 20 })
  cases: number;

  @Shown({ description: 'The share, 0 to 1.', type: 'number', example: 0.95 })
  value: number;

  @Shown({ description: 'Lower end of the 95 % interval (Wilson 1927).', type: 'number', example: 0.764 })
  low: number;

  @Shown({ description: 'Upper end.', type: 'number', example: 0.991 })
  high: number;
}

export class ReviewedRulesetView {
  @Shown({ description: 'Digest of the ruleset.', example: DIGEST })
  ruleset_digest: string;

  @Shown({ description: 'Reviewed findings that say something of it.', type: 'integer', example: 40 })
  findings: number;

  @Shown({ description: 'Of how many screenings.', type: 'integer', example: 12 })
  screenings: number;

  @Shown({ description: 'The latest review.', example: '2026-11-22T10:15:00.000Z' })
  last_reviewed_at: string;
}

/** How reviewers judged removals: counts, never words. */
class JudgedRemovalsView {
  @Shown({ description: 'Detector and version.', example: 'religion@1' })
  detector: string;

  @Shown({ description: 'Removals that stood.', type: 'integer', example: 17 })
  confirmed: number;

  @Shown({ description: 'Removals that a reviewer lifted.', type: 'integer', example: 3 })
  lifted: number;

  @Shown({
    description: `Lifted, by reason: ${LIFTED_REASONS.join(', ')}.`,
    openObject: true,
    example: { reveals_no_class: 0, wrong_meaning: 3, part_of_the_conduct: 0, added_by_mistake: 0 },
  })
  lifted_by_reason: { [reason: string]: number };

  @Shown({ description: 'In how many findings.', type: 'integer', example: 11 })
  findings: number;

  @Shown({ description: 'In how many screenings.', type: 'integer', example: 8 })
  screenings: number;

  @Shown({ description: 'confirmed / (confirmed + lifted).', type: () => ShareView, nullable: true })
  precision: ShareView | null;
}

export class DetectorQualityView extends JudgedRemovalsView {
  @Shown({
    description:
      'Recall of the class that this detector alone serves; null where several serve it. An upper estimate: what the ' +
      'reviewers missed too is not in it.',
    type: () => ShareView,
    nullable: true,
  })
  recall: ShareView | null;
}

export class RuleQualityView extends JudgedRemovalsView {
  @Shown({ description: 'The rule, as removals name it.', example: 'worship.attends' })
  rule: string;
}

export class ClassQualityView {
  @Shown({ description: 'The protected class.', enum: PROTECTED_CLASSES, example: 'religion' })
  class: ProtectedClass;

  @Shown({ description: 'Removals of it that stood.', type: 'integer', example: 19 })
  confirmed: number;

  @Shown({ description: 'What reviewers had to add.', type: 'integer', example: 2 })
  added: number;

  @Shown({
    description: 'confirmed / (confirmed + added): an upper estimate, without what the reviewers missed too.',
    type: () => ShareView,
    nullable: true,
  })
  recall: ShareView | null;
}

class RulesetReportView {
  @Shown({ description: 'The ruleset this report is about.', example: DIGEST })
  ruleset_digest: string;

  @Shown({ description: 'Whether it is the one in force.', example: true })
  in_force: boolean;

  @Shown({ description: 'All rulesets that reviews say something of.', type: () => [ReviewedRulesetView] })
  rulesets: ReviewedRulesetView[];
}

export class RulesReportView extends RulesetReportView {
  @Shown({ description: 'Always `filter_rules`.', enum: ['filter_rules'], example: 'filter_rules' })
  object: 'filter_rules';

  @Shown({ description: 'The rules, the most lifted first.', type: () => [RuleQualityView] })
  rules: RuleQualityView[];

  @Shown({ description: 'Whether there are rules beyond those shown.', example: false })
  has_more: boolean;
}

export class DetectorsReportView extends RulesetReportView {
  @Shown({
    description: 'Always `filter_detectors`.',
    enum: ['filter_detectors'],
    example: 'filter_detectors',
  })
  object: 'filter_detectors';

  @Shown({ description: 'The detectors that reviewers met.', type: () => [DetectorQualityView] })
  detectors: DetectorQualityView[];

  @Shown({ description: 'The classes that reviewers met.', type: () => [ClassQualityView] })
  classes: ClassQualityView[];

  @Shown({ description: 'What the figures can’t say.', example: FIGURES_NOTE })
  note: string;
}

export function shareView(share: Share | null): ShareView | null {
  if (share === null) return null;
  return { cases: share.cases, value: share.value, low: share.low, high: share.high };
}

export function rulesetView(ruleset: ReviewedRuleset): ReviewedRulesetView {
  return {
    ruleset_digest: ruleset.digest,
    findings: ruleset.findings,
    screenings: ruleset.screenings,
    last_reviewed_at: ruleset.lastReviewedAt.toISOString(),
  };
}

export function ruleView(counts: RuleCounts): RuleQualityView {
  return {
    detector: counts.detector,
    rule: counts.rule,
    confirmed: counts.confirmed,
    lifted: counts.lifted,
    lifted_by_reason: byReason(counts),
    findings: counts.findings,
    screenings: counts.screenings,
    precision: shareView(wilson(counts.confirmed, counts.confirmed + counts.lifted)),
  };
}

export function detectorView(counts: RemovalCounts, recall: Share | null): DetectorQualityView {
  return {
    detector: counts.detector,
    confirmed: counts.confirmed,
    lifted: counts.lifted,
    lifted_by_reason: byReason(counts),
    findings: counts.findings,
    screenings: counts.screenings,
    precision: shareView(wilson(counts.confirmed, counts.confirmed + counts.lifted)),
    recall: shareView(recall),
  };
}

export function classView(counts: ClassRecall): ClassQualityView {
  return {
    class: counts.class,
    confirmed: counts.confirmed,
    added: counts.added,
    recall: shareView(counts.recall),
  };
}

function byReason(counts: RemovalCounts): { [reason: string]: number } {
  return Object.fromEntries(LIFTED_REASONS.map((reason) => [reason, counts[reason]]));
}
