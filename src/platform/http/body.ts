import type { RawBodyRequest } from '@nestjs/common';
import type { NextFunction, Request, Response } from 'express';
import { DomainError } from '../../kernel/domain-error.js';
import { hasDuplicateMember } from './duplicate-members.js';

/** The deepest our own requests go is four; deeper ones only serve to exhaust what walks them. */
const MAX_DEPTH = 16;

/** Paths whose body is JSON Lines, read by their own handler as it comes in. */
const LINES_PATHS = [/^\/v1\/finding-imports\/[^/]+\/lines$/];
export const LINES_MEDIA_TYPES = ['application/x-ndjson', 'application/jsonl'];

/** Refuses bodies in other media types, which the JSON parser would leave unread. */
export function requireJson(request: Request, _response: Response, next: NextFunction): void {
  const hasBody =
    request.headers['transfer-encoding'] !== undefined || Number(request.headers['content-length']) > 0;
  const takesLines = LINES_PATHS.some((path) => path.test(request.path));
  if (hasBody && takesLines) requireLines(request);
  else if (
    hasBody &&
    (request.is('application/json') === false || !isUtf8(request.headers['content-type']))
  ) {
    throw mediaTypeUnsupported();
  }
  next();
}

/** Lines are read as they are: nothing here unpacks them. */
function requireLines(request: Request): void {
  const { 'content-type': contentType, 'content-encoding': encoding = 'identity' } = request.headers;
  const isLines = typeof request.is(LINES_MEDIA_TYPES) === 'string' && isUtf8(contentType);
  if (isLines && encoding === 'identity') return;
  throw new DomainError(
    'malformed',
    'request.media_type_unsupported',
    'Send the body as application/x-ndjson in UTF-8, one JSON object a line, not compressed.',
  );
}

/** JSON is UTF-8 when nothing else is said (RFC 8259, 8.1). */
function isUtf8(contentType = ''): boolean {
  const charset = /;\s*charset\s*=\s*"?([^\s;"]*)/i.exec(contentType)?.[1] ?? 'utf-8';
  return charset.toLowerCase() === 'utf-8';
}

function mediaTypeUnsupported(): DomainError {
  return new DomainError(
    'malformed',
    'request.media_type_unsupported',
    'Send the body as application/json in UTF-8.',
  );
}

const UTF_8 = new TextDecoder('utf-8', { fatal: true });

/**
 * Refuses bytes that are no UTF-8: read with replacement marks, an excerpt would no longer be what was captured. And
 * objects that name a member twice.
 */
export function requireReadable(
  request: RawBodyRequest<Request>,
  _response: Response,
  next: NextFunction,
): void {
  if (hasDuplicateMember(decoded(request.rawBody))) {
    throw namesTwice();
  }
  next();
}

/**
 * The JSON of one line, with all that is refused in a body refused in it.
 *
 * @throws DomainError malformed
 */
export function readableLine(line: Buffer): unknown {
  const text = decoded(line, 'line');
  const value = parsedJson(text);
  if (hasDuplicateMember(text)) throw namesTwice();
  refuseUnplain([value].filter(isContainer));
  return value;
}

/** What a parser complains of would quote the line. */
function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new DomainError('malformed', 'request.malformed', 'The line is not one JSON object.');
  }
}

function namesTwice(): DomainError {
  return new DomainError('malformed', 'request.malformed', 'An object in the body names a member twice.');
}

function decoded(bytes: Buffer | undefined, what = 'body'): string {
  try {
    return UTF_8.decode(bytes);
  } catch {
    throw new DomainError('malformed', 'request.malformed', `The ${what} is not well-formed UTF-8.`);
  }
}

/**
 * Refuses what no DTO could name: deep nesting, and names that every JavaScript object knows. The check for unknown
 * fields looks names up in a plain object, and would take `constructor` for a known one.
 */
export function requirePlainRequest(request: Request, _response: Response, next: NextFunction): void {
  refuseUnplain([request.query, request.body].filter(isContainer));
  next();
}

function refuseUnplain(containers: readonly object[]): void {
  let level = containers;
  for (let depth = 1; level.length > 0; depth++) {
    if (depth > MAX_DEPTH) {
      throw new DomainError(
        'malformed',
        'request.too_deep',
        `The body is nested deeper than ${MAX_DEPTH} levels.`,
      );
    }
    if (level.some((container) => Object.keys(container).some((name) => name in Object.prototype))) {
      throw new DomainError(
        'malformed',
        'request.malformed',
        'The request has a member that no request may have.',
      );
    }
    level = level.flatMap((container) => Object.values(container).filter(isContainer));
  }
}

function isContainer(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}
