import { describeError } from '../../platform/operations/describe-error.js';

/** What may be said about a failure inside the vault: a code or a class. Messages of errors can quote text. */
export function failureCode(thrown: unknown): string {
  const described = describeError(thrown);
  return described.error_code ?? described.error;
}
