import { Shown } from '../../platform/http/shown.js';
import { CONDUCT_CATEGORIES, type ConductCategory } from '../../screenings/conduct-categories.js';
import {
  ACCESS_BASES,
  type AccessBasis,
  SEARCH_METHODS,
  type SearchMethod,
} from '../../screenings/steps/search-record.entity.js';
import { HELD_REASONS, type HeldReason } from '../filter/removal.js';
import { FINDING_STATES, type Finding, type FindingState } from './finding.entity.js';
import { IDENTIFIER_KINDS, type IdentifierKind } from './identifier-kinds.js';

/** A finding without a word of what it says. */
export class FindingView {
  @Shown({ description: 'The finding’s id.', example: 'fnd_01KAN5TQ2M9Z8Y7X6W5V4T3S2R' })
  id: string;

  @Shown({ description: 'Always `finding`.', enum: ['finding'], example: 'finding' })
  object: 'finding';

  @Shown({ description: 'The screening’s id.', example: 'scr_01KAN5TQ2M9Z8Y7X6W5V4T3S2R' })
  screening_id: string;

  @Shown({ description: 'The requisition’s id.', example: 'req_01KAN5TQ2M9Z8Y7X6W5V4T3S2R' })
  requisition_id: string;

  @Shown({ description: 'The checklist’s step.', example: 'open_web' })
  step_key: string;

  @Shown({ description: 'The search that led to it.', example: 'sch_01KAN5TQ2M9Z8Y7X6W5V4T3S2R' })
  search_id: string;

  @Shown({ description: 'Who logged it.', example: 'acc_01KAN5TQ2M9Z8Y7X6W5V4T3S2R' })
  logged_by: string;

  @Shown({ description: 'When it was logged.', example: '2026-03-02T15:20:00.000Z' })
  logged_at: string;

  @Shown({
    description: 'How the content was seen.',
    enum: SEARCH_METHODS,
    example: 'public_profile_logged_out',
  })
  method: SearchMethod;

  @Shown({ description: 'On what ground.', enum: ACCESS_BASES, example: 'public' })
  access_basis: AccessBasis;

  @Shown({ description: 'What it is about.', enum: CONDUCT_CATEGORIES, example: 'violence_or_threats' })
  conduct_category: ConductCategory;

  @Shown({
    description: 'When it was posted, or null where the page does not say.',
    nullable: true,
    example: '2026-01-20T22:10:00.000Z',
  })
  posted_at: string | null;

  @Shown({ description: 'When it was captured.', example: '2026-03-02T15:18:00.000Z' })
  captured_at: string;

  @Shown({
    description: 'SHA-256 of the capture.',
    example: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
  })
  capture_digest: string;

  @Shown({
    description: 'By what it was matched to the candidate.',
    enum: IDENTIFIER_KINDS,
    isArray: true,
    example: ['full_name', 'handle_supplied'],
  })
  matched_by: IdentifierKind[];

  @Shown({
    description:
      '`logged` waits for the filter, `filtered` waits for review, `held` needs a person’s decision.',
    enum: FINDING_STATES,
    example: 'logged',
  })
  state: FindingState;

  @Shown({
    description: 'Why the filter could not vouch for it.',
    nullable: true,
    enum: HELD_REASONS,
    example: null,
  })
  held_reason: HeldReason | null;

  @Shown({ description: 'When the filter last finished with it.', nullable: true, example: null })
  filtered_at: string | null;

  @Shown({ description: 'Grows with every filter result and review.', type: 'integer', example: 1 })
  version: number;
}

export function findingView(finding: Finding): FindingView {
  return {
    id: finding.id,
    object: 'finding',
    screening_id: finding.screeningId,
    requisition_id: finding.requisitionId,
    step_key: finding.stepKey,
    search_id: finding.searchId,
    logged_by: finding.loggedBy,
    logged_at: finding.loggedAt.toISOString(),
    method: finding.method,
    access_basis: finding.accessBasis,
    conduct_category: finding.conductCategory,
    posted_at: finding.postedAt?.toISOString() ?? null,
    captured_at: finding.capturedAt.toISOString(),
    capture_digest: finding.captureDigest,
    matched_by: [...finding.matchedBy],
    state: finding.state,
    held_reason: finding.heldReason,
    filtered_at: finding.filteredAt?.toISOString() ?? null,
    version: finding.version,
  };
}
