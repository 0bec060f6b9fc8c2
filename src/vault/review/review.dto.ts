import { PROTECTED_CLASSES, type ProtectedClass } from '../../kernel/protected-class.js';
import { ChoiceField, IdField, WholeField } from '../../platform/http/fields.js';
import { NestedField } from '../../platform/http/list-fields.js';
import {
  ADDED_REASONS,
  type AddedReason,
  LIFTED_REASONS,
  type LiftedReason,
  WITHHELD_REASONS,
  type WithheldReason,
} from './review-reasons.js';

export const REVIEW_DISPOSITIONS = ['include', 'withhold'] as const;
export type ReviewDisposition = (typeof REVIEW_DISPOSITIONS)[number];

/** No excerpt is longer in UTF-16 units. */
const MAX_POSITION = 200_000;
const MAX_SPANS = 500;

export class AddSpan {
  @WholeField({
    description: 'First position, in UTF-16 units of the excerpt.',
    min: 0,
    max: MAX_POSITION,
    example: 10,
  })
  start: number;

  @WholeField({ description: 'Position after the last.', min: 1, max: MAX_POSITION, example: 17 })
  end: number;

  @ChoiceField(PROTECTED_CLASSES, { description: 'The class that the words reveal.' })
  class: ProtectedClass;

  @ChoiceField(ADDED_REASONS, { description: 'Why.' })
  reason: AddedReason;
}

export class LiftSpan {
  @WholeField({ description: 'The removal’s start.', min: 0, max: MAX_POSITION, example: 42 })
  start: number;

  @WholeField({ description: 'The removal’s end.', min: 1, max: MAX_POSITION, example: 47 })
  end: number;

  @ChoiceField(LIFTED_REASONS, { description: 'Why.' })
  reason: LiftedReason;
}

export class ReviewRedaction {
  @WholeField({
    description:
      'The `version` that GET /v1/findings/{id}/redaction showed: a review counts only for the text that was looked ' +
      'at. Refused (409) when the finding was filtered or reviewed again since.',
    min: 1,
    max: 1_000_000_000,
  })
  finding_version: number;

  @NestedField(() => AddSpan, { description: 'Removals to add.', list: true, max: MAX_SPANS, optional: true })
  added?: AddSpan[];

  @NestedField(() => LiftSpan, {
    description: 'Present removals to lift, by their exact start and end.',
    list: true,
    max: MAX_SPANS,
    optional: true,
  })
  lifted?: LiftSpan[];

  @ChoiceField(REVIEW_DISPOSITIONS, {
    description: '`include` takes the filtered finding into the packet; `withhold` leaves it out.',
  })
  disposition: ReviewDisposition;

  @IdField('criterion', {
    description: 'The requisition’s job-related criterion that it bears on; with `include` only.',
    optional: true,
  })
  criterion_id?: string;

  @ChoiceField(WITHHELD_REASONS, { description: 'Why it is left out; with `withhold` only.', optional: true })
  withheld_reason?: WithheldReason;
}
