import type { FieldError } from '../../kernel/domain-error.js';
import type { ChecklistStep } from '../../screenings/checklists/checklist.entity.js';
import { isLawfulAccess, LAWFUL_ACCESS, needsAccount } from '../../screenings/policy/lawful-access.js';
import type { AccessBasis, SearchMethod } from '../../screenings/steps/search-record.entity.js';

/** A search as it is checked: everything but its words. */
export interface SearchOutline {
  readonly stepKey: string;
  readonly method: SearchMethod;
  readonly accessBasis: AccessBasis;
  readonly source: string;
  readonly hasAccount: boolean;
  readonly startedAt: Date;
  readonly endedAt: Date;
}

/** What is wrong with a search, field by field; empty means that it may be logged. */
export function searchErrors(
  outline: SearchOutline,
  steps: readonly ChecklistStep[],
  now: Date,
): FieldError[] {
  const errors = [...placeErrors(outline, steps), ...accessErrors(outline.method, outline.accessBasis)];
  if (needsAccount(outline.method) && !outline.hasAccount) {
    errors.push({
      field: 'account_used',
      message: `Send the account looked through; method ${outline.method} needs it.`,
    });
  }
  if (outline.startedAt > outline.endedAt) {
    errors.push({ field: 'started_at', message: 'Send a time that is not after ended_at.' });
  }
  if (outline.endedAt > now)
    errors.push({ field: 'ended_at', message: 'Send a time that is not in the future.' });
  return errors;
}

/** What is wrong with a method and the ground on which content was seen. */
export function accessErrors(method: SearchMethod, basis: AccessBasis): FieldError[] {
  if (isLawfulAccess(method, basis)) return [];
  const lawful = LAWFUL_ACCESS[method].join(' or ');
  return [{ field: 'access_basis', message: `Send ${lawful}: nothing else goes with method ${method}.` }];
}

/** Steps and sources are the same for every candidate (city policy B9): what is not on the list is not searched. */
function placeErrors(outline: SearchOutline, steps: readonly ChecklistStep[]): FieldError[] {
  const step = steps.find((it) => it.key === outline.stepKey);
  if (step === undefined) {
    const keys = steps.map((it) => it.key).join(', ');
    return [{ field: 'step_key', message: `Send a step of the screening’s checklist: ${keys}.` }];
  }
  if (step.sources.includes(outline.source)) return [];
  return [{ field: 'source', message: `Send a source of step ${step.key}: ${step.sources.join(', ')}.` }];
}
