import { QueryFailedError } from 'typeorm';

/**
 * Whether the database refused a write because of this constraint (or trigger that names itself as one). A check
 * in the act says the same in kinder words first; this is for two requests at the same moment.
 */
export function isRefusedBy(failure: unknown, constraint: string): boolean {
  if (!(failure instanceof QueryFailedError)) return false;
  const cause: object = failure.driverError;
  return 'constraint' in cause && cause.constraint === constraint;
}
