import { AsyncLocalStorage } from 'node:async_hooks';
import type { Actor } from '../../kernel/actor.js';

/** An `Idempotency-Key` that the present request holds, reserved before the act began. */
export interface IdempotencyReservation {
  readonly accountId: string;
  readonly key: string;
  /** Which try this is; a try that was overtaken by a later one can no longer commit. */
  readonly attempt: number;
  /** Set by the act that stored its response in its own transaction. */
  remembered: boolean;
}

/** What belongs to one HTTP request and is needed deep inside, without passing through every signature. */
export interface RequestScope {
  readonly requestId: string;
  idempotency: IdempotencyReservation | null;
  /** Who is behind the request, once the guard has let it pass. */
  actor: Actor | null;
}

const storage = new AsyncLocalStorage<RequestScope>();

export function runInRequestScope<T>(scope: RequestScope, work: () => T): T {
  return storage.run(scope, work);
}

/** The present request's scope, or null outside a request (background work). */
export function currentRequest(): RequestScope | null {
  return storage.getStore() ?? null;
}
