import { QueryFailedError } from 'typeorm';
import { DomainError } from '../../kernel/domain-error.js';

/** What may be said about a failure inside the vault: a code. Messages of other people's errors can quote text. */
export function failureCode(error: unknown): string {
  if (error instanceof DomainError) return error.code;
  if (error instanceof QueryFailedError) return `database.${sqlState(error.driverError)}`;
  return error instanceof Error ? error.name : 'unknown';
}

/** Whether the database refused a row because there is one with the same key. */
export function isDuplicate(error: unknown): boolean {
  return error instanceof QueryFailedError && sqlState(error.driverError) === '23505';
}

function sqlState(driverError: object): string {
  return 'code' in driverError && typeof driverError.code === 'string' ? driverError.code : 'error';
}
