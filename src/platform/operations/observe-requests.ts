import { Logger } from '@nestjs/common';
import type { NextFunction, Request, Response } from 'express';
import { actorOf } from '../access/current-actor.js';
import { problemCodeOf, requestIdOf } from '../http/request-facts.js';
import type { Metrics } from './metrics.js';

const METHODS: ReadonlySet<string> = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']);

/** One line and one observation per request. Route templates, not URLs: a URL can hold what a client put there. */
export function observeRequests(metrics: Metrics) {
  const logger = new Logger('Request');
  return (request: Request, response: Response, next: NextFunction): void => {
    const startedAt = process.hrtime.bigint();
    response.once('close', () => {
      const seconds = Number(process.hrtime.bigint() - startedAt) / 1e9;
      const method = METHODS.has(request.method) ? request.method : 'OTHER';
      const route = routeOf(request);
      metrics.observeRequest(method, route, response.statusCode, seconds);
      logger.log({
        request_id: requestIdOf(request),
        method,
        route,
        status: response.statusCode,
        ms: Math.round(seconds * 10_000) / 10,
        account_id: actorOf(request)?.accountId ?? null,
        problem: problemCodeOf(request),
        ...(response.writableFinished ? {} : { aborted: true }),
      });
    });
    next();
  };
}

function routeOf(request: Request): string {
  const route: unknown = request.route;
  if (typeof route === 'object' && route !== null && 'path' in route && typeof route.path === 'string') {
    return route.path;
  }
  return 'unmatched';
}
