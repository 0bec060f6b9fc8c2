import type { FieldError } from '../../kernel/domain-error.js';
import type { ChecklistStep } from './checklist.entity.js';
import { formTrouble } from './query-forms.js';

/** The first form that nobody could check a query against, or null. */
export function formProblem(steps: readonly Pick<ChecklistStep, 'query_forms'>[]): FieldError | null {
  for (const [place, step] of steps.entries()) {
    for (const [index, form] of step.query_forms.entries()) {
      const message = formTrouble(form);
      if (message !== null) return { field: `steps[${place}].query_forms[${index}]`, message };
    }
  }
  return null;
}

/** The first effort bound that nobody could keep, or null. */
export function boundsProblem(steps: readonly Pick<ChecklistStep, 'effort'>[]): FieldError | null {
  for (const [place, { effort }] of steps.entries()) {
    if (effort === undefined) continue;
    if (effort.min_minutes > effort.max_minutes || effort.min_searches > effort.max_searches) {
      return { field: `steps[${place}].effort`, message: 'Send a least effort that is not above the most.' };
    }
  }
  return null;
}
