import type { ScreeningStage } from '../../screenings/screenings/screening-stages.js';

/** How somebody at the background stage is covered. The last two are deviations from clause B5. */
export const COVERAGE_STATUSES = [
  'screened',
  'screening_open',
  'waived',
  'waiver_pending',
  'missing',
] as const;
export type CoverageStatus = (typeof COVERAGE_STATUSES)[number];

export interface CoverageFacts {
  /** Null without a screening. */
  readonly stage: ScreeningStage | null;
  readonly requisitionClosed: boolean;
  readonly waiver: 'approved' | 'pending' | null;
}

/**
 * A screening in which nothing was searched includes no Internet content: it is open while its requisition is, and
 * missing when the requisition closed over it.
 */
export function coverageStatus(facts: CoverageFacts): CoverageStatus {
  if (facts.stage !== null && facts.stage !== 'opened') return 'screened';
  if (facts.waiver === 'approved') return 'waived';
  if (facts.stage === 'opened') return facts.requisitionClosed ? 'missing' : 'screening_open';
  return facts.waiver === 'pending' ? 'waiver_pending' : 'missing';
}

export function isUncovered(status: CoverageStatus): boolean {
  return status === 'waiver_pending' || status === 'missing';
}
