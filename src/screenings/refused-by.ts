import { QueryFailedError } from 'typeorm';
import type { DomainError } from '../kernel/domain-error.js';

/**
 * Whether the database refused a write because of this constraint (or trigger that names itself as one). A check
 * in the act says the same first; this is for two requests at the same moment.
 */
export function isRefusedBy(failure: unknown, constraint: string): boolean {
  if (!(failure instanceof QueryFailedError)) return false;
  const cause: object = failure.driverError;
  return 'constraint' in cause && cause.constraint === constraint;
}

/** What `work` gives, with the database's refusal by this constraint said as one the client can act on. */
export async function refusedAs<T>(
  work: Promise<T>,
  constraint: string,
  refusal: () => DomainError,
): Promise<T> {
  try {
    return await work;
  } catch (failure) {
    throw isRefusedBy(failure, constraint) ? refusal() : failure;
  }
}
