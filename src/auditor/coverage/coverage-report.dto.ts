import { exampleId, IdField } from '../../platform/http/fields.js';
import { Shown } from '../../platform/http/shown.js';
import { WAIVER_REASONS } from '../../screenings/coverage/coverage-waiver.entity.js';
import { COVERAGE_STATUSES, type CoverageStatus } from './coverage-status.js';

export class CoverageQuery {
  @IdField('requisition', {
    description: 'Only this requisition; without it, all you may see.',
    optional: true,
  })
  requisition_id?: string;
}

export class CoverageRowView {
  @Shown({ description: 'The requisition.', example: exampleId('requisition') })
  requisition_id: string;

  @Shown({ description: 'Its number.', example: 'R-0007' })
  requisition_reference: string;

  @Shown({ description: 'The candidate.', example: exampleId('candidate') })
  candidate_id: string;

  @Shown({ description: 'Their number.', example: 'C-0042' })
  candidate_reference: string;

  @Shown({ description: 'When they reached the stage.', example: '2026-11-20T10:15:00.000Z' })
  reached_at: string;

  @Shown({
    description: '`waiver_pending` and `missing` are deviations from clause B5.',
    enum: COVERAGE_STATUSES,
    example: 'screened',
  })
  status: CoverageStatus;

  @Shown({ description: 'The screening, or null.', nullable: true, example: exampleId('screening') })
  screening_id: string | null;

  @Shown({ description: 'Why there is none, or null.', enum: WAIVER_REASONS, nullable: true, example: null })
  waiver_reason: string | null;

  @Shown({ description: 'Who asked for the waiver, or null.', nullable: true, example: null })
  waiver_requested_by: string | null;

  @Shown({ description: 'Who approved it, or null.', nullable: true, example: null })
  waiver_approved_by: string | null;
}

export class CoverageView {
  @Shown({ description: 'Always `coverage_report`.', enum: ['coverage_report'] })
  object: 'coverage_report';

  @Shown({ description: 'The requisition asked about, or null for all.', nullable: true, example: null })
  requisition_id: string | null;

  @Shown({ description: 'When the counts were taken.', example: '2026-11-22T10:15:00.000Z' })
  as_of: string;

  @Shown({
    description: 'Whether nobody at the stage is left out without an approved reason.',
    example: true,
  })
  covered: boolean;

  @Shown({ description: 'How many there are of each status.', openObject: true, example: { screened: 12 } })
  counts: Record<CoverageStatus, number>;

  @Shown({ description: 'Row by row, uncovered ones first.', type: CoverageRowView, isArray: true })
  rows: CoverageRowView[];
}
