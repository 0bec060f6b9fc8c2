import type { DemoCandidate, DemoFinding } from './candidates.js';

/** The requisition the story is about. */
export interface Opening {
  readonly requisitionId: string;
  readonly checklistId: string;
  readonly steps: readonly {
    readonly key: string;
    readonly sources: readonly string[];
    /** The first of the step’s query forms. */
    readonly form: string;
  }[];
  readonly criterionIds: readonly string[];
}

/** One candidate in it. */
export interface Case {
  readonly candidate: DemoCandidate;
  readonly candidateId: string;
  /** All that those outside the vault call the candidate. */
  readonly reference: string;
  readonly screeningId: string;
}

/** A post that was logged. */
export interface Logged {
  readonly id: string;
  readonly searchId: string;
  readonly finding: DemoFinding;
}

/** Words of a case that nobody outside the vault may ever be shown. */
export function secretsOf(candidate: DemoCandidate): string[] {
  const { identity, findings } = candidate;
  return [
    ...identity.full_name.split(' '),
    ...identity.handles,
    ...identity.emails,
    ...identity.phones,
    ...findings.flatMap((finding) => finding.goes),
  ];
}
