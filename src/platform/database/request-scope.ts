import { AsyncLocalStorage } from 'node:async_hooks';
import type { Actor } from '../../kernel/actor.js';
import type { Role } from '../../kernel/permission.js';

/** An `Idempotency-Key` that the present request holds, reserved before the act began. */
export interface IdempotencyReservation {
  readonly accountId: string;
  readonly key: string;
  /** Which try this is; a try that was overtaken by a later one can no longer commit. */
  readonly attempt: number;
  /** The response as it may be stored in a room that every side opens. */
  readonly seal: (response: unknown) => string;
  /** Set by the act that stored its response in its own transaction. */
  remembered: boolean;
}

/** What belongs to one HTTP request and is needed deep inside, without passing through every signature. */
export interface RequestScope {
  readonly requestId: string;
  idempotency: IdempotencyReservation | null;
  /** Who is behind the request, once the guard has let it pass. */
  actor: Actor | null;
  /** Whether it only asks: a GET. What it writes all the same (that something was read) goes in a transaction. */
  readonly asks: boolean;
}

/** Who reads what others did, and works on nothing: their reads are the ones that a replica takes over. */
const READERS: readonly Role[] = ['hiring_manager', 'auditor'];

const storage = new AsyncLocalStorage<RequestScope>();

export function runInRequestScope<T>(scope: RequestScope, work: () => T): T {
  return storage.run(scope, work);
}

/** The present request's scope, or null outside a request (background work). */
export function currentRequest(): RequestScope | null {
  return storage.getStore() ?? null;
}

/** Whether the present request may be answered from a replica. */
export function readsFromReplica(): boolean {
  const request = currentRequest();
  if (request === null || !request.asks || request.actor === null) return false;
  return request.actor.roles.every((role) => READERS.includes(role));
}
