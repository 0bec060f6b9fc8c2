import { canonicalJson, type Json } from '../../kernel/digest.js';
import type { ChecklistStep } from '../checklists/checklist.entity.js';

/** The parts of a step, in the words of the API. */
export const STEP_PARTS = [
  'title',
  'technique',
  'sources',
  'query_forms',
  'look_back_months',
  'evidence',
  'evidence_required',
  'effort',
] as const;
export type StepPart = (typeof STEP_PARTS)[number];

/** Parts whose change asks nothing new of a screener: the step need not be done again. */
const COSMETIC: readonly StepPart[] = ['title', 'effort'];

export interface PartChange {
  readonly part: StepPart;
  readonly before: Json;
  readonly after: Json;
}

export interface StepChange {
  readonly key: string;
  readonly parts: readonly PartChange[];
  /** Whether every candidate goes through the step again. */
  readonly reopens: boolean;
}

/** What one version of a checklist asks that another does not. */
export interface ChecklistDifference {
  readonly added: readonly string[];
  readonly removed: readonly string[];
  readonly changed: readonly StepChange[];
  /** Whether the steps that both have come in another order. */
  readonly reordered: boolean;
}

/** Compares two versions step by step, by key. Pure. */
export function checklistDifference(
  before: readonly ChecklistStep[],
  after: readonly ChecklistStep[],
): ChecklistDifference {
  const keysBefore = before.map((step) => step.key);
  const keysAfter = after.map((step) => step.key);
  const kept = keysBefore.filter((key) => keysAfter.includes(key));
  return {
    added: keysAfter.filter((key) => !keysBefore.includes(key)),
    removed: keysBefore.filter((key) => !keysAfter.includes(key)),
    changed: before.flatMap((step) => {
      const next = after.find((candidate) => candidate.key === step.key);
      return next === undefined ? [] : stepChange(step, next);
    }),
    reordered: kept.join(' ') !== keysAfter.filter((key) => kept.includes(key)).join(' '),
  };
}

/** The steps that are open again for everybody under the new version. */
export function reopenedBy(difference: ChecklistDifference): string[] {
  return [
    ...difference.changed.filter((change) => change.reopens).map((change) => change.key),
    ...difference.added,
  ];
}

function stepChange(before: ChecklistStep, after: ChecklistStep): StepChange[] {
  const parts = STEP_PARTS.flatMap((part) => {
    const was = partOf(before, part);
    const is = partOf(after, part);
    return canonicalJson(was) === canonicalJson(is) ? [] : [{ part, before: was, after: is }];
  });
  if (parts.length === 0) return [];
  return [{ key: before.key, parts, reopens: parts.some(({ part }) => !COSMETIC.includes(part)) }];
}

function partOf(step: ChecklistStep, part: StepPart): Json {
  if (part === 'evidence_required') return step.evidence_required ?? false;
  if (part === 'effort') return step.effort === undefined ? null : { ...step.effort };
  return step[part];
}
