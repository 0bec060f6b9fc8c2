import { Shown } from '../../platform/http/shown.js';
import {
  DISPOSITIONS,
  type Disposition,
  FILTERED_STATES,
  type FilteredFinding,
  type FilteredState,
} from './filtered-finding.entity.js';

export class FilteredFindingView {
  @Shown({ description: 'The finding’s id.', example: 'fnd_01KAN5TQ2M9Z8Y7X6W5V4T3S2R' })
  id: string;

  @Shown({ description: 'Always `filtered_finding`.', example: 'filtered_finding' })
  object: string;

  @Shown({ description: 'The screening.', example: 'scr_01KAN5TQ2M9Z8Y7X6W5V4T3S2R' })
  screening_id: string;

  @Shown({
    description: 'Waiting for the filter, filtered, held for a person to look, or disposed of.',
    enum: FILTERED_STATES,
    example: 'filtered',
  })
  state: FilteredState;

  @Shown({
    description: 'The sanitized text; null while waiting or held.',
    nullable: true,
    example: '[removed] threatened a coworker.',
  })
  safe_text: string | null;

  @Shown({ description: 'The category of conduct.', example: 'violence_or_threats' })
  conduct_category: string;

  @Shown({ description: 'Whether the conduct was directed at a protected group.', example: false })
  directed_at_protected_group: boolean;

  @Shown({
    description: 'Year and month of the post; null where nobody knows.',
    nullable: true,
    example: '2025-11',
  })
  posted_month: string | null;

  @Shown({ description: 'Validation grade A to D; null before validation.', nullable: true, example: 'B' })
  validation_grade: string | null;

  @Shown({
    description: 'The reviewer’s word; null before review.',
    nullable: true,
    enum: DISPOSITIONS,
    example: 'include',
  })
  disposition: Disposition | null;

  @Shown({
    description: 'The criterion it bears on.',
    nullable: true,
    example: 'crt_01KAN5TQ2M9Z8Y7X6W5V4T3S2R',
  })
  criterion_id: string | null;
}

export function filteredFindingView(finding: FilteredFinding): FilteredFindingView {
  return {
    id: finding.id,
    object: 'filtered_finding',
    screening_id: finding.screeningId,
    state: finding.state,
    safe_text: finding.safeText,
    conduct_category: finding.conductCategory,
    directed_at_protected_group: finding.directedAtProtectedGroup,
    posted_month: finding.postedAt?.toISOString().slice(0, 7) ?? null,
    validation_grade: finding.validationGrade,
    disposition: finding.disposition,
    criterion_id: finding.criterionId,
  };
}
