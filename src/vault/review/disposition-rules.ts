import type { FieldError } from '../../kernel/domain-error.js';
import type { FindingState } from '../findings/finding.entity.js';
import type { ReviewRedaction } from './review.dto.js';

/** What the validations so far allow; null before the first. */
export type Validated = 'enough' | 'too_little' | null;

type Asked = Pick<ReviewRedaction, 'disposition' | 'criterion_id' | 'withheld_reason'>;

/** What is wrong with a disposition, field by field; empty means nothing. */
export function dispositionErrors(
  asked: Asked,
  state: FindingState,
  criterionIds: readonly string[],
  validated: Validated,
): FieldError[] {
  return asked.disposition === 'include'
    ? [...includeErrors(asked, criterionIds), ...gradeErrors(validated)]
    : withholdErrors(asked, state, validated);
}

/** What is included must bear on a published criterion of the job (research: field.md (e) 27). */
function includeErrors(asked: Asked, criterionIds: readonly string[]): FieldError[] {
  const errors: FieldError[] = [];
  if (asked.criterion_id === undefined || !criterionIds.includes(asked.criterion_id)) {
    errors.push({
      field: 'criterion_id',
      message: `Send the criterion of the requisition that it bears on: ${criterionIds.join(', ')}.`,
    });
  }
  if (asked.withheld_reason !== undefined) {
    errors.push({ field: 'withheld_reason', message: 'Leave it out: it goes with `withhold`.' });
  }
  return errors;
}

/** Before the first validation a reviewer may already say that it bears on the job; the gate asks for the grade. */
function gradeErrors(validated: Validated): FieldError[] {
  if (validated !== 'too_little') return [];
  return [
    {
      field: 'disposition',
      message:
        'It was validated below the minimum of its category: withhold it as `not_validatable`, or have it validated ' +
        'better (GET /v1/validation-ladder says how).',
    },
  ];
}

function withholdErrors(asked: Asked, state: FindingState, validated: Validated): FieldError[] {
  const errors: FieldError[] = [];
  if (asked.criterion_id !== undefined) {
    errors.push({ field: 'criterion_id', message: 'Leave it out: it goes with `include`.' });
  }
  if (asked.withheld_reason === undefined) {
    errors.push({ field: 'withheld_reason', message: 'Send why it is left out.' });
  } else if (asked.withheld_reason === 'held_by_filter' && state !== 'held') {
    errors.push({ field: 'withheld_reason', message: 'Send another reason: the filter does not hold it.' });
  } else if (asked.withheld_reason === 'not_validatable' && validated !== 'too_little') {
    errors.push({
      field: 'withheld_reason',
      message:
        validated === null
          ? 'Nobody has tried to validate it yet: every effort comes first (POST …/validations).'
          : 'Send another reason: it was validated well enough.',
    });
  }
  return errors;
}
