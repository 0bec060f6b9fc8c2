import { HttpException } from '@nestjs/common';
import { DomainError, type ErrorKind } from '../../kernel/domain-error.js';
import type { ProblemView } from './problem.view.js';

/** The one table from kinds of refusal to HTTP. */
const STATUS_OF_KIND: Readonly<Record<ErrorKind, number>> = {
  malformed: 400,
  unauthenticated: 401,
  forbidden: 403,
  not_found: 404,
  conflict: 409,
  stale: 412,
  invalid: 422,
  too_many: 429,
  unavailable: 503,
  bug: 500,
};

/** Codes that HTTP has a status of their own for. */
const STATUS_OF_CODE: Readonly<Record<string, number>> = {
  'precondition.required': 428,
  'request.media_type_unsupported': 415,
};

const TITLE_OF_STATUS: Readonly<Record<number, string>> = {
  400: 'The request is malformed',
  401: 'Log in first',
  403: 'Not allowed',
  404: 'Not found',
  405: 'Method not allowed',
  409: 'In conflict with the present state',
  412: 'Changed since you read it',
  413: 'The request is too large',
  415: 'Media type not supported',
  422: 'The request needs correction',
  428: 'If-Match is required',
  429: 'Too many requests',
  500: 'Internal error',
  503: 'Not available now',
};

/** Refusals by the framework: its own words can quote the request, so we say ours. */
const FRAMEWORK_REFUSALS: Readonly<Record<number, readonly [code: string, detail: string]>> = {
  400: [
    'request.malformed',
    'The request can not be read. Send one JSON object in UTF-8 and a well-formed URL.',
  ],
  404: ['route.not_found', 'There is no such route. See /docs for the list.'],
  405: ['request.method_not_allowed', 'This route does not take this method. See /docs.'],
  413: ['request.too_large', 'The body is larger than 1 MB. Send less at a time.'],
  415: ['request.media_type_unsupported', 'Send the body as application/json in UTF-8.'],
};

const BUG: readonly [code: string, detail: string] = [
  'internal.error',
  'Something went wrong on our side. Try again; if it stays, tell your administrator the request_id.',
];

/** A problem to answer with, and whether it is our fault and belongs in the log. */
export interface Problem {
  readonly status: number;
  readonly view: ProblemView;
  readonly retryAfterSeconds: number | null;
  readonly isOurs: boolean;
}

/**
 * Turns anything thrown into problem details (RFC 9457). Only a `DomainError` speaks for itself; everything else
 * gets a fixed sentence, because its message may hold a candidate's text.
 */
export function problemOf(thrown: unknown, requestId: string): Problem {
  if (thrown instanceof DomainError && thrown.kind !== 'bug') return problemOfDomainError(thrown, requestId);
  if (thrown instanceof HttpException && thrown.getStatus() < 500) {
    const status = thrown.getStatus();
    const [code, detail] = FRAMEWORK_REFUSALS[status] ?? [
      'request.refused',
      'The request was refused. See /docs.',
    ];
    return { status, view: viewOf(status, code, detail, requestId), retryAfterSeconds: null, isOurs: false };
  }
  const [code, detail] = BUG;
  return { status: 500, view: viewOf(500, code, detail, requestId), retryAfterSeconds: null, isOurs: true };
}

function problemOfDomainError(error: DomainError, requestId: string): Problem {
  const status = STATUS_OF_CODE[error.code] ?? STATUS_OF_KIND[error.kind];
  const view = viewOf(status, error.code, error.message, requestId);
  const { fields, state, missing, form, incidentId, retryAfterSeconds } = error.details;
  if (fields !== undefined) view.errors = fields.map(({ field, message }) => ({ field, message }));
  if (state !== undefined) view.state = state;
  if (missing !== undefined) {
    view.missing = missing.map(({ code, detail, related }) => ({
      code,
      detail,
      related: [...(related ?? [])],
    }));
  }
  if (incidentId !== undefined) view.incident_id = incidentId;
  if (form !== undefined) view.form = { href: form.href, body: { ...form.body } };
  return { status, view, retryAfterSeconds: retryAfterSeconds ?? null, isOurs: false };
}

function viewOf(status: number, code: string, detail: string, requestId: string): ProblemView {
  return {
    type: `/problems/${code}`,
    title: TITLE_OF_STATUS[status] ?? 'The request was refused',
    status,
    detail,
    code,
    request_id: requestId,
  };
}
