import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { Request, Response } from 'express';
import { catchError, from, mergeMap, type Observable, of } from 'rxjs';
import type { DataSource } from 'typeorm';
import type { Json } from '../../kernel/digest.js';
import { DomainError } from '../../kernel/domain-error.js';
import { actorOf } from '../access/current-actor.js';
import { IdempotencyKeys } from '../access/idempotency-keys.js';
import { rememberResponse } from '../database/act.js';
import { currentRequest, type IdempotencyReservation, type RequestScope } from '../database/request-scope.js';

const PRINTABLE = /^[\x20-\x7e]{1,255}$/;

/**
 * `Idempotency-Key` on POST: a request that is sent again, because its answer was lost, gets the first answer and
 * does nothing. Requests without an actor (logging in) ignore the header: there is nobody to keep it for.
 */
@Injectable()
export class IdempotencyInterceptor implements NestInterceptor {
  constructor(
    private readonly keys: IdempotencyKeys,
    @InjectDataSource('access') private readonly room: DataSource,
  ) {}

  async intercept(context: ExecutionContext, next: CallHandler): Promise<Observable<unknown>> {
    const request = context.switchToHttp().getRequest<Request>();
    const response = context.switchToHttp().getResponse<Response>();
    const key = request.headers['idempotency-key'];
    const actor = actorOf(request);
    const scope = currentRequest();
    if (request.method !== 'POST' || key === undefined || actor === null || scope === null)
      return next.handle();

    const accountId = actor.accountId;
    const body: Json = request.body ?? null;
    const reservation = await this.keys.reserve({
      accountId,
      key: requirePrintable(key),
      requestDigest: this.keys.digestOf(request.method, request.originalUrl, body),
      status: response.statusCode,
    });
    if (reservation.kind === 'done') {
      response.setHeader('Idempotent-Replayed', 'true');
      response.status(reservation.status);
      return of(reservation.response ?? undefined);
    }
    const held: IdempotencyReservation = {
      accountId,
      key: requirePrintable(key),
      attempt: reservation.attempt,
      seal: (shown) => this.keys.seal(accountId, requirePrintable(key), shown),
      remembered: false,
    };
    return this.handle(scope, held, next);
  }

  private handle(scope: RequestScope, held: IdempotencyReservation, next: CallHandler): Observable<unknown> {
    scope.idempotency = held;
    return next.handle().pipe(
      mergeMap((shown) => from(this.remember(held, shown))),
      catchError((error: unknown) => from(this.giveBack(held, error))),
    );
  }

  /** For a handler that did not act: what it answered is kept all the same. */
  private async remember(held: IdempotencyReservation, shown: unknown): Promise<unknown> {
    if (!held.remembered) await rememberResponse(this.room.manager, held, shown);
    return shown;
  }

  private async giveBack(held: IdempotencyReservation, error: unknown): Promise<never> {
    await this.keys.release(held.accountId, held.key, held.attempt);
    throw error;
  }
}

function requirePrintable(key: string | string[]): string {
  if (typeof key !== 'string' || !PRINTABLE.test(key)) {
    throw new DomainError('invalid', 'request.invalid', 'The request has fields that need correction.', {
      fields: [{ field: 'Idempotency-Key', message: 'Send 1 to 255 printable ASCII characters.' }],
    });
  }
  return key;
}
