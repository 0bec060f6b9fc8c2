import type { EntityManager } from 'typeorm';
import { checklistOf } from '../checklists/checklist-of.js';
import type { Screening } from '../screenings/screening.entity.js';
import type { StepState } from './step-completeness.js';
import { StepResult } from './step-result.entity.js';

/** The steps that a screening must go through, in order, each with its result if it has one. */
export async function stepsOf(
  tx: EntityManager,
  screening: Pick<Screening, 'id' | 'checklistId'>,
): Promise<StepState[]> {
  const checklist = await checklistOf(tx, screening.checklistId);
  const results = await tx.findBy(StepResult, { screeningId: screening.id });
  const byKey = new Map(results.map((result) => [result.stepKey, result]));
  return checklist.steps.map((step) => ({ step, result: byKey.get(step.key) ?? null }));
}
