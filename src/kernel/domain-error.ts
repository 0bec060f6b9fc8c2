/** The kinds of refusal the service knows. One table in `platform/http/problem.ts` turns them into HTTP. */
export type ErrorKind =
  | 'malformed'
  | 'unauthenticated'
  | 'forbidden'
  | 'not_found'
  | 'conflict'
  | 'stale'
  | 'invalid'
  | 'too_many'
  | 'unavailable'
  | 'bug';

/** One field that was refused, as a path in the request body (`criteria[0].text`) or a parameter's name. */
export interface FieldError {
  readonly field: string;
  readonly message: string;
}

/** A condition that a refused act is missing, in words the caller can act on. */
export interface MissingCondition {
  readonly code: string;
  readonly detail: string;
  /** Ids of the things to look at; never their text. */
  readonly related?: readonly string[];
}

export interface ErrorDetails {
  readonly fields?: readonly FieldError[];
  /** The state the thing is in, for refusals that depend on it. */
  readonly state?: string;
  readonly missing?: readonly MissingCondition[];
  /** An incident opened because of this refusal. */
  readonly incidentId?: string;
  /** A request that the caller may want to send now, filled in: the form that belongs to the refusal. */
  readonly form?: OfferedForm;
  readonly retryAfterSeconds?: number;
}

/** Always a POST. The body holds ids and values from lists, so it is complete as it is. */
export interface OfferedForm {
  readonly href: string;
  readonly body: { readonly [member: string]: string };
}

/**
 * An expected refusal. `code` is stable and part of the API (`screening.not_found`); `message` says what to do
 * and never holds a candidate's text.
 */
export class DomainError extends Error {
  override readonly name = 'DomainError';

  constructor(
    readonly kind: ErrorKind,
    readonly code: string,
    message: string,
    readonly details: ErrorDetails = {},
  ) {
    super(message);
  }
}

/** "Not there" and "not yours" are the same answer, word for word (DESIGN: foreign things answer 404). */
export function notFound(noun: string): DomainError {
  return new DomainError('not_found', `${noun}.not_found`, `There is no such ${noun.replaceAll('_', ' ')}.`);
}

export function conflict(code: string, message: string, details: ErrorDetails = {}): DomainError {
  return new DomainError('conflict', code, message, details);
}

export function forbidden(code: string, message: string, details: ErrorDetails = {}): DomainError {
  return new DomainError('forbidden', code, message, details);
}

export function invalid(field: string, message: string): DomainError {
  return new DomainError('invalid', 'request.invalid', 'The request has fields that need correction.', {
    fields: [{ field, message }],
  });
}
