import { DomainError, type FieldError } from '../kernel/domain-error.js';

/**
 * Refuses a request whose fields break a rule that needs more than the field itself. All at once, so that the
 * client corrects them at once.
 *
 * @throws DomainError invalid `request.invalid`
 */
export function refuseFields(fields: readonly FieldError[]): void {
  if (fields.length === 0) return;
  throw new DomainError('invalid', 'request.invalid', 'The request has fields that need correction.', {
    fields,
  });
}
