import { type EntityManager, In } from 'typeorm';
import type { SafeText } from '../../kernel/safe-text.js';
import type { DatabaseCall } from '../../platform/database/calls.js';
import { type Disposition, FilteredFinding } from './filtered-finding.entity.js';

/**
 * The desk's door for findings. The vault pushes through it in its own transaction; the types have no field
 * for raw text. The desk knows no sender.
 */

/** That a finding exists and waits for the filter: the gates must know of it from the first moment. */
export interface AnnouncedFinding {
  readonly findingId: string;
  readonly screeningId: string;
  readonly requisitionId: string;
  readonly loggedBy: string;
  readonly loggedAt: Date;
  readonly conductCategory: string;
  /** The checklist's step: it says how far back a post may lie. */
  readonly stepKey: string;
  /** The search it was found with: what becomes of the search becomes of the finding. */
  readonly searchId: string;
  /** Null where nobody knows. */
  readonly postedAt: Date | null;
}

export interface FilteredContent {
  readonly findingId: string;
  readonly safeText: SafeText;
  readonly directedAtProtectedGroup: boolean;
  readonly rulesetDigest: string;
}

export interface ValidationOutcome {
  readonly findingId: string;
  readonly grade: string;
  readonly validatedBy: string;
  readonly validatedAt: Date;
}

export interface ReviewOutcome {
  readonly findingId: string;
  readonly reviewedBy: string;
  readonly reviewedAt: Date;
  readonly disposition: Disposition;
  readonly criterionId: string | null;
}

/** The entities that a sender's DataSource needs to push through this door. */
export const FINDINGS_INTAKE_ENTITIES = [FilteredFinding];

/** As a call, so that it goes out together with what the sender writes. */
export function announceFinding(finding: AnnouncedFinding): DatabaseCall {
  const row = {
    finding_id: finding.findingId,
    screening_id: finding.screeningId,
    requisition_id: finding.requisitionId,
    logged_by: finding.loggedBy,
    logged_at: finding.loggedAt,
    conduct_category: finding.conductCategory,
    step_key: finding.stepKey,
    search_id: finding.searchId,
    posted_at: finding.postedAt,
  };
  return { name: 'desk.announce_finding', values: [JSON.stringify(row)] };
}

/**
 * Takes over the filter's results, as a call, so that it goes out together with what the sender writes. A new result
 * opens the review again: nobody has looked at this text yet.
 */
export function acceptFiltered(contents: readonly FilteredContent[], now: Date): DatabaseCall {
  const rows = contents.map((content) => ({
    finding_id: content.findingId,
    safe_text: content.safeText,
    directed_at_protected_group: content.directedAtProtectedGroup,
    ruleset_digest: content.rulesetDigest,
  }));
  return { name: 'desk.accept_filtered', values: [JSON.stringify(rows), now] };
}

/**
 * Takes back what was filtered: the findings go through the filter again, and until then there is no text here
 * that could be released.
 */
export async function returnToWaiting(tx: EntityManager, findingIds: readonly string[]): Promise<void> {
  await tx.update(
    FilteredFinding,
    { id: In([...findingIds]) },
    {
      state: 'waiting',
      safeText: null,
      directedAtProtectedGroup: false,
      rulesetDigest: null,
      reviewedBy: null,
      reviewedAt: null,
      disposition: null,
      criterionId: null,
      updatedAt: new Date(),
    },
  );
}

/** The filter could not vouch for the finding: there is no text, and a person must look. */
export async function acceptHeld(
  tx: EntityManager,
  findingId: string,
  rulesetDigest: string | null,
): Promise<void> {
  await tx.update(
    FilteredFinding,
    { id: findingId },
    {
      state: 'held',
      safeText: null,
      directedAtProtectedGroup: false,
      rulesetDigest,
      reviewedBy: null,
      reviewedAt: null,
      disposition: null,
      criterionId: null,
      updatedAt: new Date(),
    },
  );
}

export async function acceptValidation(tx: EntityManager, outcome: ValidationOutcome): Promise<void> {
  await tx.update(
    FilteredFinding,
    { id: outcome.findingId },
    {
      validationGrade: outcome.grade,
      validatedBy: outcome.validatedBy,
      validatedAt: outcome.validatedAt,
      updatedAt: outcome.validatedAt,
    },
  );
}

export async function acceptReview(tx: EntityManager, outcome: ReviewOutcome): Promise<void> {
  await tx.update(
    FilteredFinding,
    { id: outcome.findingId },
    {
      reviewedBy: outcome.reviewedBy,
      reviewedAt: outcome.reviewedAt,
      disposition: outcome.disposition,
      criterionId: outcome.criterionId,
      updatedAt: outcome.reviewedAt,
    },
  );
}
