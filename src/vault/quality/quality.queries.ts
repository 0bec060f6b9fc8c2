import type { EntityManager } from 'typeorm';
import type { ProtectedClass } from '../../kernel/protected-class.js';
import type { LiftedReason } from '../review/review-reasons.js';

/** How often reviewers left a removal standing or lifted it, in how many texts, and why they lifted. */
export type RemovalCounts = {
  readonly detector: string;
  readonly confirmed: number;
  readonly lifted: number;
  readonly findings: number;
  readonly screenings: number;
} & { readonly [reason in LiftedReason]: number };

export interface RuleCounts extends RemovalCounts {
  readonly rule: string;
}

/** How often a class was found, by which detector (null: by reviewers alone). */
export interface ClassCounts {
  readonly class: ProtectedClass;
  readonly detector: string | null;
  readonly confirmed: number;
  readonly added: number;
}

/** A ruleset that reviews say something of. */
export interface ReviewedRuleset {
  readonly digest: string;
  readonly findings: number;
  readonly screenings: number;
  readonly lastReviewedAt: Date;
}

const COUNTS = `
  count(*) FILTER (WHERE o.outcome = 'confirmed')::int AS confirmed,
  count(*) FILTER (WHERE o.outcome = 'lifted')::int AS lifted,
  count(*) FILTER (WHERE o.outcome = 'lifted' AND o.reason = 'reveals_no_class')::int AS reveals_no_class,
  count(*) FILTER (WHERE o.outcome = 'lifted' AND o.reason = 'wrong_meaning')::int AS wrong_meaning,
  count(*) FILTER (WHERE o.outcome = 'lifted' AND o.reason = 'part_of_the_conduct')::int AS part_of_the_conduct,
  count(*) FILTER (WHERE o.outcome = 'lifted' AND o.reason = 'added_by_mistake')::int AS added_by_mistake,
  count(DISTINCT o.finding_id)::int AS findings,
  count(DISTINCT o.screening_id)::int AS screenings`;

/** The rules of a ruleset that reviewers met, the most lifted first. */
export function countRules(
  tx: EntityManager,
  rulesetDigest: string,
  detector: string | null,
  limit: number,
): Promise<RuleCounts[]> {
  return tx.query<RuleCounts[]>(
    `SELECT o.detector, o.rule, ${COUNTS} FROM vault.removal_outcome o
     WHERE o.ruleset_digest = $1 AND o.detector IS NOT NULL AND ($2::text IS NULL OR o.detector = $2)
     GROUP BY o.detector, o.rule ORDER BY lifted DESC, confirmed DESC, o.detector, o.rule LIMIT $3`,
    [rulesetDigest, detector, limit],
  );
}

export function countDetectors(tx: EntityManager, rulesetDigest: string): Promise<RemovalCounts[]> {
  return tx.query<RemovalCounts[]>(
    `SELECT o.detector, ${COUNTS} FROM vault.removal_outcome o
     WHERE o.ruleset_digest = $1 AND o.detector IS NOT NULL GROUP BY o.detector ORDER BY o.detector`,
    [rulesetDigest],
  );
}

export function countClasses(tx: EntityManager, rulesetDigest: string): Promise<ClassCounts[]> {
  return tx.query<ClassCounts[]>(
    `SELECT o.class, o.detector,
       count(*) FILTER (WHERE o.outcome = 'confirmed')::int AS confirmed,
       count(*) FILTER (WHERE o.outcome = 'added')::int AS added
     FROM vault.removal_outcome o WHERE o.ruleset_digest = $1
     GROUP BY o.class, o.detector ORDER BY o.class, o.detector`,
    [rulesetDigest],
  );
}

/** Newest first. */
export function reviewedRulesets(tx: EntityManager): Promise<ReviewedRuleset[]> {
  return tx.query<ReviewedRuleset[]>(
    `SELECT o.ruleset_digest AS digest, count(DISTINCT o.finding_id)::int AS findings,
       count(DISTINCT o.screening_id)::int AS screenings, max(o.reviewed_at) AS "lastReviewedAt"
     FROM vault.removal_outcome o GROUP BY o.ruleset_digest ORDER BY max(o.reviewed_at) DESC`,
  );
}
