import type { StepOutcome } from '../../screenings/steps/step-result.entity.js';

/** One checklist step as it was published, for every candidate alike. */
export interface ExpectedStep {
  readonly key: string;
  readonly sources: readonly string[];
  readonly query_forms: readonly string[];
  readonly look_back_months: number;
  readonly effort?: {
    readonly min_minutes: number;
    readonly max_minutes: number;
    readonly min_searches: number;
    readonly max_searches: number;
  };
}

/** What was done about one step for one candidate, since the step was last opened. */
export interface PerformedStep {
  readonly key: string;
  readonly outcome: StepOutcome | null;
  readonly approved: boolean;
  /** As the screener reported it. */
  readonly minutesSpent: number;
  readonly searches: number;
  /** By the clock: from the searches' own starts and ends. */
  readonly searchMinutes: number;
  readonly sourcesSearched: readonly string[];
  readonly formsUsed: readonly string[];
  /** Searches whose query is no instance of the form, that name none, or that could not be compared. */
  readonly formsDeviating: number;
  readonly formsMissing: number;
  readonly formsUnchecked: number;
  /** The widest and the narrowest window of its searches; null without any. */
  readonly windows: PerformedWindows | null;
  readonly windowsUnknown: number;
  readonly firstSearchAt: Date | null;
  /** Whether an amendment opened it again, so that its searches come late for whoever was vetted before. */
  readonly reopened: boolean;
}

export interface PerformedWindows {
  readonly earliestFrom: string;
  readonly latestFrom: string;
  readonly earliestTo: string;
  readonly latestTo: string;
}

export interface PerformedScreening {
  readonly screeningId: string;
  readonly candidateReference: string;
  readonly checklistId: string;
  readonly openedAt: Date;
  /** Whether its packet was released before its checklist was amended, and none since. */
  readonly releasedBeforeAmendment: boolean;
  readonly steps: ReadonlyMap<string, PerformedStep>;
}

/** A step about which nothing is on file yet. */
export function untouchedStep(key: string): PerformedStep {
  return {
    key,
    outcome: null,
    approved: false,
    minutesSpent: 0,
    searches: 0,
    searchMinutes: 0,
    sourcesSearched: [],
    formsUsed: [],
    formsDeviating: 0,
    formsMissing: 0,
    formsUnchecked: 0,
    windows: null,
    windowsUnknown: 0,
    firstSearchAt: null,
    reopened: false,
  };
}
