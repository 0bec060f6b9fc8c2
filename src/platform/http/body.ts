import type { NextFunction, Request, Response } from 'express';
import { DomainError } from '../../kernel/domain-error.js';

/** The deepest our own requests go is four; deeper ones only serve to exhaust what walks them. */
const MAX_DEPTH = 16;

/** Refuses bodies in other media types, which the JSON parser would leave unread. */
export function requireJson(request: Request, _response: Response, next: NextFunction): void {
  const hasBody =
    request.headers['transfer-encoding'] !== undefined || Number(request.headers['content-length']) > 0;
  if (hasBody && request.is('application/json') === false) {
    throw new DomainError(
      'malformed',
      'request.media_type_unsupported',
      'Send the body as application/json in UTF-8.',
    );
  }
  next();
}

/** Refuses what no DTO could name: deep nesting, and member names that mean something to JavaScript itself. */
export function requirePlainBody(request: Request, _response: Response, next: NextFunction): void {
  let level: object[] = isContainer(request.body) ? [request.body] : [];
  for (let depth = 1; level.length > 0; depth++) {
    if (depth > MAX_DEPTH) {
      throw new DomainError(
        'malformed',
        'request.too_deep',
        `The body is nested deeper than ${MAX_DEPTH} levels.`,
      );
    }
    if (level.some((container) => Object.hasOwn(container, '__proto__'))) {
      throw new DomainError(
        'malformed',
        'request.malformed',
        'The body has a member that no request may have.',
      );
    }
    level = level.flatMap((container) => Object.values(container).filter(isContainer));
  }
  next();
}

function isContainer(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}
