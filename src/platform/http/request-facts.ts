import { randomUUID } from 'node:crypto';
import type { NextFunction, Request, Response } from 'express';
import { runInRequestScope } from '../database/request-scope.js';

/** What the service itself knows about a request; nothing in here comes from the client. */
interface RequestFacts {
  readonly requestId: string;
  problemCode: string | null;
}

const factsOf = new WeakMap<Request, RequestFacts>();

/**
 * Gives the request an id of ours and runs what follows in its scope. Ids sent by clients are not taken: they
 * would put foreign text into our logs.
 */
export function openRequestScope(request: Request, response: Response, next: NextFunction): void {
  const requestId = randomUUID();
  factsOf.set(request, { requestId, problemCode: null });
  response.setHeader('X-Request-Id', requestId);
  const asks = request.method === 'GET' || request.method === 'HEAD';
  runInRequestScope({ requestId, idempotency: null, actor: null, asks }, next);
}

/** The id of a request; every request has one, also one that was refused before it reached a route. */
export function requestIdOf(request: Request): string {
  return factsOf.get(request)?.requestId ?? 'none';
}

/** For the request's log line: the code of the problem it was answered with. */
export function noteProblem(request: Request, code: string): void {
  const facts = factsOf.get(request);
  if (facts !== undefined) facts.problemCode = code;
}

export function problemCodeOf(request: Request): string | null {
  return factsOf.get(request)?.problemCode ?? null;
}
