import type { ProcessGap } from '../../screenings/process/search-preconditions.js';
import type { ReleasePolicy } from '../../screenings/requisitions/requisition.entity.js';
import type { ScreeningStage } from '../../screenings/screenings/screening-stages.js';
import type { StepOutcome } from '../../screenings/steps/step-result.entity.js';
import type { Disposition, FilteredState } from '../findings/filtered-finding.entity.js';

/** Everything the gates may look at, gathered in one transaction. They see no text, raw or filtered. */
export interface ReleaseFacts {
  readonly screeningId: string;
  readonly stage: ScreeningStage;
  readonly screeningChecklistId: string;
  readonly requisitionChecklistId: string;
  readonly releasePolicy: ReleasePolicy;
  /** The requisition's other screenings. */
  readonly peers: readonly PeerFact[];
  /** All consents, withdrawn ones included: a search is lawful by the one that was in force when it began. */
  readonly consents: readonly ConsentFact[];
  readonly searches: readonly SearchFact[];
  /** Process rules of the pinned packs that searches did not wait for. */
  readonly processGaps: readonly ProcessGap[];
  readonly steps: readonly StepFact[];
  readonly findings: readonly FindingFact[];
  /** What is said beside included findings. */
  readonly statements: readonly StatementFact[];
  /** Every act that needs an authorization: searches, step results, findings, validations, reviews. */
  readonly acts: readonly ActFact[];
  /** Open incidents of a kind that stops releases, about this screening or its whole requisition. */
  readonly incidents: readonly IncidentFact[];
}

export interface IncidentFact {
  readonly id: string;
  readonly kind: string;
}

export interface ConsentFact {
  readonly givenAt: Date;
  /** Null while it is in force. */
  readonly withdrawnAt: Date | null;
}

export interface SearchFact {
  readonly id: string;
  readonly startedAt: Date;
}

export interface PeerFact {
  readonly screeningId: string;
  readonly checklistId: string;
  readonly stage: ScreeningStage;
}

export interface StepFact {
  readonly key: string;
  readonly outcome: StepOutcome | null;
  readonly approved: boolean;
}

export interface FindingFact {
  readonly id: string;
  readonly state: FilteredState;
  readonly loggedBy: string;
  /** Whether there is a validation, and whether its grade reaches the minimum of the finding's category. */
  readonly validated: boolean;
  readonly meetsMinimum: boolean;
  readonly reviewedBy: string | null;
  readonly disposition: Disposition | null;
  /** When it was posted; null where nobody knows. */
  readonly postedAt: Date | null;
  /** Posts before this moment are out of the look-back; null where the category has none. */
  readonly notBefore: Date | null;
  /** Until when the candidate may still answer; null when they answered, the time is over, or nobody asked. */
  readonly awaitedUntil: Date | null;
}

export interface StatementFact {
  readonly id: string;
  readonly state: FilteredState;
  readonly loggedBy: string;
  readonly reviewedBy: string | null;
  readonly disposition: Disposition | null;
}

export interface ActFact {
  readonly what:
    | 'search'
    | 'step_result'
    | 'finding'
    | 'validation'
    | 'review'
    | 'statement'
    | 'statement_review';
  readonly id: string;
  /** When it was done; the gate names it. */
  readonly at: Date;
  /** Why no authorization of the person who acted covered that moment, in words; null when one did. */
  readonly uncovered: string | null;
}
