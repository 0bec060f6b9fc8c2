import type { FieldError } from '../../kernel/domain-error.js';
import type { ChecklistStep } from '../../screenings/checklists/checklist.entity.js';
import { isLawfulAccess, LAWFUL_ACCESS, needsAccount } from '../../screenings/policy/lawful-access.js';
import type { SearchedWindow } from '../../screenings/steps/look-back.js';
import type {
  AccessBasis,
  SearchDeviation,
  SearchMethod,
} from '../../screenings/steps/search-record.entity.js';

/** Time zones: today there may be tomorrow here. */
const DAY_MS = 86_400_000;

/** A host, or the word for a site whose host would name the candidate. */
const SITE = /^(?:candidate-site|(?:[a-z0-9-]+\.)+[a-z]{2,})$/;

/** A search as it is checked: everything but its words. */
export interface SearchOutline {
  readonly stepKey: string;
  readonly method: SearchMethod;
  readonly accessBasis: AccessBasis;
  readonly source: string;
  readonly hasAccount: boolean;
  readonly startedAt: Date;
  readonly endedAt: Date;
  readonly queryForm: string | null;
  readonly window: SearchedWindow | null;
  readonly captureDigest: string | null;
  readonly deviationReason: SearchDeviation | null;
}

/** What is wrong with a search, field by field; empty means that it may be logged. */
export function searchErrors(
  outline: SearchOutline,
  steps: readonly ChecklistStep[],
  now: Date,
): FieldError[] {
  const errors = [
    ...placeErrors(outline, steps),
    ...windowErrors(outline.window, now),
    ...accessErrors(outline.method, outline.accessBasis),
  ];
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

/**
 * Steps, sources and forms are the same for every candidate (city policy B9): what is not on the list is not searched.
 * One that was yet made is recorded with a reason, and the uniformity report names it.
 */
function placeErrors(outline: SearchOutline, steps: readonly ChecklistStep[]): FieldError[] {
  const step = steps.find((it) => it.key === outline.stepKey);
  if (step === undefined) {
    const keys = steps.map((it) => it.key).join(', ');
    return [{ field: 'step_key', message: `Send a step of the screening’s checklist: ${keys}.` }];
  }
  const errors: FieldError[] = [];
  const offList = !step.sources.includes(outline.source) || !usesListedForm(outline, step);
  if (outline.deviationReason === null) {
    if (!step.sources.includes(outline.source)) {
      errors.push({
        field: 'source',
        message: `Send a source of step ${step.key}: ${step.sources.join(', ')}.`,
      });
    }
    if (!usesListedForm(outline, step)) errors.push({ field: 'query_form', message: formMessage(step) });
  } else if (outline.queryForm !== null && !step.query_forms.includes(outline.queryForm)) {
    // A form is the checklist's template; anything else could hold the candidate's name.
    errors.push({ field: 'query_form', message: formMessage(step) });
  } else if (!SITE.test(outline.source) && !step.sources.includes(outline.source)) {
    errors.push({
      field: 'source',
      message: 'Send the host alone, such as example.org; for the candidate’s own site send candidate-site.',
    });
  } else if (!offList) {
    errors.push({
      field: 'deviation_reason',
      message: 'Leave it out: source and query form are those of the checklist.',
    });
  }
  if (step.evidence_required === true && outline.captureDigest === null) {
    errors.push({
      field: 'capture_digest',
      message: `Send the SHA-256 digest of the capture: step ${step.key} requires evidence of each search.`,
    });
  }
  return errors;
}

function usesListedForm(outline: SearchOutline, step: ChecklistStep): boolean {
  return outline.queryForm === null
    ? step.query_forms.length === 0
    : step.query_forms.includes(outline.queryForm);
}

function formMessage(step: ChecklistStep): string {
  if (step.query_forms.length === 0) return `Leave it out: step ${step.key} lists no query forms.`;
  return (
    `Send the query form that the search used, as step ${step.key} writes it: ${step.query_forms.join(' or ')}. If ` +
    'it used none of them, leave it out and send deviation_reason; the uniformity report will name it.'
  );
}

/** The window is asked for of each search: another look-back for one candidate is another technique. */
function windowErrors(window: SearchedWindow | null, now: Date): FieldError[] {
  if (window === null) {
    return [
      {
        field: 'look_back_days',
        message: 'Send how far back was searched: either look_back_days, or searched_from and searched_to.',
      },
    ];
  }
  if (window.from > window.to) {
    return [{ field: 'searched_from', message: 'Send a date that is not after searched_to.' }];
  }
  if (Date.parse(window.to) > now.getTime() + DAY_MS) {
    return [{ field: 'searched_to', message: 'Send a date that is not in the future.' }];
  }
  return [];
}
