import type { EntityManager } from 'typeorm';
import { PastStepResult } from './past-step-result.entity.js';
import type { StepResult } from './step-result.entity.js';

/** A result that another takes the place of stays in the history as it was. */
export async function keepPast(tx: EntityManager, earlier: StepResult, now: Date): Promise<void> {
  await tx.insert(PastStepResult, {
    stepResultId: earlier.id,
    screeningId: earlier.screeningId,
    stepKey: earlier.stepKey,
    outcome: earlier.outcome,
    reason: earlier.reason,
    minutesSpent: earlier.minutesSpent,
    recordedBy: earlier.recordedBy,
    recordedAt: earlier.recordedAt,
    approvedBy: earlier.approvedBy,
    approvedAt: earlier.approvedAt,
    endedAt: now,
    amendmentId: null,
  });
}
