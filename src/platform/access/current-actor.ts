import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { Request } from 'express';
import type { Actor } from '../../kernel/actor.js';
import { DomainError } from '../../kernel/domain-error.js';
import { currentRequest } from '../database/request-scope.js';

const actors = new WeakMap<Request, Actor>();

/** Written once per request, by the access guard. */
export function rememberActor(request: Request, actor: Actor): void {
  actors.set(request, actor);
  const scope = currentRequest();
  if (scope !== null) scope.actor = actor;
}

/** Who is behind this request, or null on a public route. */
export function actorOf(request: Request): Actor | null {
  return actors.get(request) ?? null;
}

/** The actor, for handlers of routes that require a permission. */
export const CurrentActor = createParamDecorator((_data: undefined, context: ExecutionContext): Actor => {
  const actor = actorOf(context.switchToHttp().getRequest<Request>());
  if (actor === null) throw new DomainError('bug', 'actor.missing', 'A public route asked for the actor.');
  return actor;
});
