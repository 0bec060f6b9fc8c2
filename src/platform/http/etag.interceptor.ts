import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { Response } from 'express';
import { type Observable, tap } from 'rxjs';
import { DomainError } from '../../kernel/domain-error.js';
import { ANSWERS_ETAG, etagOf } from './etag.js';

/** Writes the `ETag` of routes that declare one, also on replayed responses. */
@Injectable()
export class ETagInterceptor implements NestInterceptor {
  constructor(private readonly reflector: Reflector) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const declared = this.reflector.get<boolean | undefined>(ANSWERS_ETAG, context.getHandler());
    if (declared !== true) return next.handle();
    const response = context.switchToHttp().getResponse<Response>();
    return next.handle().pipe(tap((body) => response.setHeader('ETag', etagOf(versionOf(body)))));
  }
}

function versionOf(body: unknown): number {
  if (typeof body === 'object' && body !== null && 'version' in body && typeof body.version === 'number') {
    return body.version;
  }
  throw new DomainError(
    'bug',
    'etag.no_version',
    'A route declares an ETag but its response has no version.',
  );
}
