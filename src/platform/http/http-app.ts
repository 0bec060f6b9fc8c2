import type { NestApplicationOptions } from '@nestjs/common';
import type { NestExpressApplication } from '@nestjs/platform-express';
import type { NextFunction, Request, Response } from 'express';
import helmet from 'helmet';
import { AccessTokens } from '../access/access-tokens.js';
import type { ServerConfig } from '../config/config.js';
import { HealthChecks } from '../operations/health-checks.js';
import { Metrics } from '../operations/metrics.js';
import { observeRequests } from '../operations/observe-requests.js';
import { requireJson, requirePlainRequest, requireReadable } from './body.js';
import { serveApiDocument } from './openapi.js';
import { meterRequests } from './rate-limit.js';
import { RateLimits, RateWindows } from './rate-windows.js';
import { openRequestScope } from './request-facts.js';

const BODY_LIMIT = '1mb';

/** How to create the application: the body parsers are ours to choose, and bytes are looked at before their text. */
export const HTTP_APP_OPTIONS: NestApplicationOptions = { bodyParser: false, rawBody: true };

/**
 * Everything that stands in front of the router, the same for the service and its tests. The app has imported
 * AccessModule, OperationsModule and httpModule.
 */
export function configureHttp(app: NestExpressApplication, config: ServerConfig): void {
  hardenHttp(app, config);
  app.use(meterRequests(app.get(RateWindows), app.get(RateLimits), app.get(AccessTokens)));
  app.use(requireJson);
  app.useBodyParser('json', { limit: BODY_LIMIT, strict: true, type: 'application/json' });
  app.use(requireReadable);
  app.use(requirePlainRequest);
  serveApiDocument(app);
}

/** What every listening process has, also one that nobody logs in to. The app has imported OperationsModule. */
export function hardenHttp(app: NestExpressApplication, config: ServerConfig): void {
  app.disable('x-powered-by');
  // Entity tags are versions of ours (see etag.ts), not digests of whatever was sent.
  app.set('etag', false);
  app.set('query parser', 'simple');
  app.set('trust proxy', config.http.trustedProxies);
  app.use(openRequestScope);
  app.use(observeRequests(app.get(Metrics)));
  app.use(letGoWhileStopping(app.get(HealthChecks)));
  app.use(securityHeaders());
  app.use(forbidCaching);
}

/**
 * Pages may load only what we serve. The documentation page needs its own scripts and inline styles; nothing is
 * ever framed or loaded from elsewhere.
 */
function securityHeaders(): ReturnType<typeof helmet> {
  return helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'", "'unsafe-inline'"],
        imgSrc: ["'self'", 'data:'],
        connectSrc: ["'self'"],
        fontSrc: ["'self'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
        baseUri: ["'none'"],
      },
    },
    frameguard: { action: 'deny' },
    referrerPolicy: { policy: 'no-referrer' },
  });
}

/** A process that is about to stop asks each client to open its next connection, and so reach another process. */
function letGoWhileStopping(health: HealthChecks) {
  return (_request: Request, response: Response, next: NextFunction): void => {
    if (health.isStopping) response.setHeader('Connection', 'close');
    next();
  };
}

/** Responses are about people, or are tokens: no cache on the way keeps them. */
function forbidCaching(_request: Request, response: Response, next: NextFunction): void {
  response.setHeader('Cache-Control', 'no-store');
  next();
}
