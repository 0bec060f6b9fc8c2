import { canonicalJson, type Json, sha256 } from '../../kernel/digest.js';
import type { ChecklistStep } from './checklist.entity.js';

/**
 * SHA-256 of a checklist's steps as canonical JSON. The ledger names it, so that anybody can prove later that two
 * candidates went through the same steps, letter for letter (city policy B9).
 */
export function stepsDigest(steps: readonly ChecklistStep[]): string {
  return sha256(canonicalJson(digestedSteps(steps)));
}

/** A checklist's steps as they are digested: whoever has them can compute the digest anew. */
export function digestedSteps(steps: readonly ChecklistStep[]): Json[] {
  return steps.map((step) => ({
    key: step.key,
    title: step.title,
    technique: step.technique,
    sources: step.sources,
    query_forms: step.query_forms,
    look_back_months: step.look_back_months,
    evidence: step.evidence,
    // Only where they are said: the digest of a version published before there was such a field stays the same.
    ...(step.evidence_required === undefined ? {} : { evidence_required: step.evidence_required }),
    ...(step.effort === undefined ? {} : { effort: { ...step.effort } }),
  }));
}

/** Keys that occur more than once: a result names its step by key. */
export function repeatedKeys(steps: readonly Pick<ChecklistStep, 'key'>[]): string[] {
  const keys = steps.map((step) => step.key);
  return [...new Set(keys.filter((key, place) => keys.indexOf(key) !== place))];
}
