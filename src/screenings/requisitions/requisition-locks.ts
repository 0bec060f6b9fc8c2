import type { ScreeningStage } from '../screenings/screening-stages.js';

/** What a requisition's coordinator may want to change later. */
export interface RequisitionChange {
  readonly criteria: boolean;
  readonly checklist: boolean;
}

export type Lock = 'criteria_locked' | 'checklist_locked';

/**
 * Which wish comes too late, given the stages of the requisition's screenings. Criteria are fixed once anybody is
 * screened against them. The checklist may still change while no screening has started; from the first search on,
 * the same version holds for every candidate (city policy B9).
 */
export function lockAgainst(change: RequisitionChange, stages: readonly ScreeningStage[]): Lock | null {
  if (change.criteria && stages.length > 0) return 'criteria_locked';
  if (change.checklist && stages.some((stage) => stage !== 'opened')) return 'checklist_locked';
  return null;
}
