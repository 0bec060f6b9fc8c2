import { ChoiceField, exampleId, IdField, InstantField } from '../../platform/http/fields.js';
import { Shown } from '../../platform/http/shown.js';
import type { BackgroundEntry } from './background-entry.entity.js';
import { type CoverageWaiver, WAIVER_REASONS, type WaiverReason } from './coverage-waiver.entity.js';

export class RecordBackgroundEntry {
  @IdField('candidate', { description: 'Who reached the background stage.' })
  candidate_id: string;

  @InstantField({ description: 'When; not in the future.' })
  reached_at: string;
}

export class RequestWaiver {
  @IdField('candidate', { description: 'A candidate of the background stage without a screening.' })
  candidate_id: string;

  @ChoiceField(WAIVER_REASONS, { description: 'Why there is no screening.' })
  reason: WaiverReason;
}

export class BackgroundEntryView {
  @Shown({ description: 'Id of the entry.', example: exampleId('background_entry') })
  id: string;

  @Shown({ description: 'Always `background_entry`.', enum: ['background_entry'] })
  object: 'background_entry';

  @Shown({ description: 'The requisition.', example: exampleId('requisition') })
  requisition_id: string;

  @Shown({ description: 'The candidate.', example: exampleId('candidate') })
  candidate_id: string;

  @Shown({ description: 'When they reached it.', example: '2026-11-20T10:15:00.000Z' })
  reached_at: string;

  @Shown({ description: 'Who recorded it.', example: exampleId('account') })
  recorded_by: string;
}

export class CoverageWaiverView {
  @Shown({ description: 'Id of the waiver.', example: exampleId('coverage_waiver') })
  id: string;

  @Shown({ description: 'Always `coverage_waiver`.', enum: ['coverage_waiver'] })
  object: 'coverage_waiver';

  @Shown({ description: 'The requisition.', example: exampleId('requisition') })
  requisition_id: string;

  @Shown({ description: 'The candidate.', example: exampleId('candidate') })
  candidate_id: string;

  @Shown({ description: 'Why there is no screening.', enum: WAIVER_REASONS, example: 'candidate_withdrew' })
  reason: WaiverReason;

  @Shown({ description: 'Who asked for it.', example: exampleId('account') })
  requested_by: string;

  @Shown({ description: 'When.', example: '2026-11-22T10:15:00.000Z' })
  requested_at: string;

  @Shown({ description: 'Who approved it, or null.', nullable: true, example: null })
  approved_by: string | null;

  @Shown({ description: 'When, or null.', nullable: true, example: null })
  approved_at: string | null;
}

export function backgroundEntryView(entry: BackgroundEntry): BackgroundEntryView {
  return {
    id: entry.id,
    object: 'background_entry',
    requisition_id: entry.requisitionId,
    candidate_id: entry.candidateId,
    reached_at: entry.reachedAt.toISOString(),
    recorded_by: entry.recordedBy,
  };
}

export function coverageWaiverView(waiver: CoverageWaiver): CoverageWaiverView {
  return {
    id: waiver.id,
    object: 'coverage_waiver',
    requisition_id: waiver.requisitionId,
    candidate_id: waiver.candidateId,
    reason: waiver.reason,
    requested_by: waiver.requestedBy,
    requested_at: waiver.requestedAt.toISOString(),
    approved_by: waiver.approvedBy,
    approved_at: waiver.approvedAt?.toISOString() ?? null,
  };
}
