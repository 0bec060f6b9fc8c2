import { type ArgumentsHost, Catch, type ExceptionFilter, Logger } from '@nestjs/common';
import type { Request, Response } from 'express';
import { describeError } from '../operations/describe-error.js';
import { problemOf } from './problem.js';
import { noteProblem, requestIdOf } from './request-facts.js';

export const PROBLEM_MEDIA_TYPE = 'application/problem+json';

/** The last stop of everything that was thrown: every refusal leaves the service in one form. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  private readonly logger = new Logger('Problem');

  catch(thrown: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const request = http.getRequest<Request>();
    const response = http.getResponse<Response>();
    const problem = problemOf(thrown, requestIdOf(request));
    if (problem.isOurs) {
      this.logger.error({ request_id: problem.view.request_id, ...describeError(thrown) });
    }
    noteProblem(request, problem.view.code);
    if (response.headersSent) {
      response.destroy();
      return;
    }
    if (problem.retryAfterSeconds !== null) {
      response.setHeader('Retry-After', String(Math.max(1, Math.ceil(problem.retryAfterSeconds))));
    }
    if (problem.status === 401) response.setHeader('WWW-Authenticate', 'Bearer realm="fairscreen"');
    response.removeHeader('ETag');
    response.status(problem.status).type(PROBLEM_MEDIA_TYPE).send(JSON.stringify(problem.view));
  }
}
