import type { FieldError } from '../../kernel/domain-error.js';
import type { FindingState } from '../findings/finding.entity.js';
import type { ReviewRedaction } from './review.dto.js';

type Asked = Pick<ReviewRedaction, 'disposition' | 'criterion_id' | 'withheld_reason'>;

/** What is wrong with a disposition, field by field; empty means nothing. */
export function dispositionErrors(
  asked: Asked,
  state: FindingState,
  criterionIds: readonly string[],
): FieldError[] {
  return asked.disposition === 'include' ? includeErrors(asked, criterionIds) : withholdErrors(asked, state);
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

function withholdErrors(asked: Asked, state: FindingState): FieldError[] {
  const errors: FieldError[] = [];
  if (asked.criterion_id !== undefined) {
    errors.push({ field: 'criterion_id', message: 'Leave it out: it goes with `include`.' });
  }
  if (asked.withheld_reason === undefined) {
    errors.push({ field: 'withheld_reason', message: 'Send why it is left out.' });
  } else if (asked.withheld_reason === 'held_by_filter' && state !== 'held') {
    errors.push({ field: 'withheld_reason', message: 'Send another reason: the filter does not hold it.' });
  }
  return errors;
}
