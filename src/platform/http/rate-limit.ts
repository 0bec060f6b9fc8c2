import type { NextFunction, Request, Response } from 'express';
import { DomainError } from '../../kernel/domain-error.js';
import type { AccessTokens } from '../access/access-tokens.js';
import { addressKey, type RateLimits, type RateWindow, type RateWindows } from './rate-windows.js';

/**
 * Counts every request, before its body is read: by account with a valid token, by address without. It stands
 * in front of the router, so that unknown routes and refused requests carry the headers too.
 */
export function meterRequests(windows: RateWindows, limits: RateLimits, tokens: AccessTokens) {
  return (request: Request, response: Response, next: NextFunction): void => {
    tokens
      .claimsOf(request)
      .then((claims) =>
        claims === null
          ? windows.count(`address ${addressKey(request.ip)}`, limits.perAddress)
          : windows.count(`account ${claims.accountId}`, limits.perAccount),
      )
      .then((window) => requireRoom(response, window))
      .then(() => next(), next);
  };
}

/**
 * Writes the window's headers and refuses when it is full.
 *
 * @throws DomainError too_many `rate.exceeded`
 */
export function requireRoom(response: Response, window: RateWindow): void {
  response.setHeader('X-RateLimit-Limit', String(window.limit));
  response.setHeader('X-RateLimit-Remaining', String(window.remaining));
  response.setHeader('X-RateLimit-Reset', String(window.resetsAt));
  if (window.isExceeded) {
    throw new DomainError(
      'too_many',
      'rate.exceeded',
      `More than ${window.limit} requests in this minute. Wait for Retry-After seconds, then go on.`,
      { retryAfterSeconds: window.secondsLeft },
    );
  }
}
