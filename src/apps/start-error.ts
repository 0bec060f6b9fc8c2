import { DomainError } from '../kernel/domain-error.js';
import { ConfigError } from '../platform/config/config.js';
import { ClusterInUse } from '../platform/database/embedded-postgres.js';

/** Exit codes of sysexits.h: a supervisor can tell a wrong configuration from a service that stopped. */
export const EXIT_CONFIG = 78;
export const EXIT_UNAVAILABLE = 69;

/** Errors that others raise, by their code, in words a person can act on. */
const BY_CODE: { readonly [code: string]: string } = {
  EADDRINUSE:
    'The port is taken by another program. Stop that program, or start with another port: PORT=3001 npm start',
  EADDRNOTAVAIL: 'HOST is no address of this machine. Correct it, or leave it out for 127.0.0.1.',
  EACCES: 'The system denies access: to the port (PORT, below 1024 it may be reserved) or to DATA_DIR.',
  ENOSPC: 'The disk is full.',
  ECONNREFUSED: 'Nothing answers at the address in DATABASE_URL or REDIS_URL.',
  ECONNRESET: 'The database closed the connection. Is it starting or stopping?',
  ETIMEDOUT: 'The address in DATABASE_URL or REDIS_URL does not answer in time.',
  ENOTFOUND: 'The host name in DATABASE_URL or REDIS_URL is not known.',
  EAI_AGAIN: 'The host name in DATABASE_URL or REDIS_URL could not be looked up.',
  '28P01':
    'The database refuses the login: DATABASE_URL or MASTER_KEY is another than the one it was prepared with ' +
    '(npm run migrate).',
  '28000': 'The database refuses the login in DATABASE_URL.',
  '3D000': 'The database named in DATABASE_URL does not exist.',
  '3F000': 'The database was not prepared yet: npm run migrate',
  '42P01': 'The database was not prepared yet: npm run migrate',
  '42501': 'The user in DATABASE_URL lacks a right: it must own the database and be allowed to create roles.',
  '57P03': 'The database is starting up or shutting down. Try again.',
};

export interface StartError {
  readonly message: string;
  readonly exitCode: number;
}

/**
 * What stopped a start, in words a person can act on. Messages of drivers and of the system quote addresses and
 * logins, so of an error with a code only the code is told: no value of the environment is ever printed.
 */
export function explainStartError(error: unknown): StartError {
  if (error instanceof ConfigError) return { message: error.message, exitCode: EXIT_CONFIG };
  if (error instanceof ClusterInUse) return { message: error.message, exitCode: EXIT_UNAVAILABLE };
  if (error instanceof DomainError) return { message: domainMessage(error), exitCode: 1 };
  return { message: otherMessage(error), exitCode: EXIT_UNAVAILABLE };
}

function domainMessage(error: DomainError): string {
  const fields = (error.details.fields ?? []).map(({ field, message }) => `${field}: ${message}`);
  return fields.length > 0 ? fields.join('\n') : error.message;
}

function otherMessage(error: unknown): string {
  const code = codeOf(error);
  if (code !== null) return BY_CODE[code] ?? `It could not be done (${code}).`;
  if (error instanceof Error && error.constructor === Error) return error.message;
  return `It could not be done (${error instanceof Error ? error.name : typeof error}).`;
}

function codeOf(error: unknown): string | null {
  if (typeof error !== 'object' || error === null || !('code' in error)) return null;
  const code: unknown = error.code;
  return typeof code === 'string' && /^\w{1,40}$/.test(code) ? code : null;
}
