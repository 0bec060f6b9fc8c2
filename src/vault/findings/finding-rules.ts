import type { FieldError } from '../../kernel/domain-error.js';
import { needsAccount } from '../../screenings/policy/lawful-access.js';
import type { AccessBasis, SearchMethod } from '../../screenings/steps/search-record.entity.js';
import { accessErrors } from '../searches/search-rules.js';
import { type IdentifierKind, matchesAPerson } from './identifier-kinds.js';

/** A finding as it is checked before it is sealed: nothing of what it says. */
export interface FindingOutline {
  readonly method: SearchMethod;
  readonly accessBasis: AccessBasis;
  readonly searchMethod: SearchMethod;
  readonly matchedBy: readonly IdentifierKind[];
  readonly postedAt: Date | null;
  readonly capturedAt: Date;
}

/** What is wrong with a finding, field by field; empty means that it may be logged. */
export function findingErrors(outline: FindingOutline, now: Date): FieldError[] {
  const errors = accessErrors(outline.method, outline.accessBasis);
  if (needsAccount(outline.method) && outline.searchMethod !== outline.method) {
    errors.push({
      field: 'method',
      message: `Log the search itself with method ${outline.method} first: it records the account looked through.`,
    });
  }
  if (!matchesAPerson(outline.matchedBy)) {
    errors.push({
      field: 'matched_by',
      message: 'Send at least one identifier besides the name: a name alone is never enough.',
    });
  }
  if (outline.postedAt !== null && outline.capturedAt < outline.postedAt) {
    errors.push({ field: 'captured_at', message: 'Send a time that is not before posted_at.' });
  }
  if (outline.capturedAt > now) {
    errors.push({ field: 'captured_at', message: 'Send a time that is not in the future.' });
  }
  return errors;
}
