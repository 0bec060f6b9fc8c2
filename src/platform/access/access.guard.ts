import { type CanActivate, type ExecutionContext, Injectable, Logger } from '@nestjs/common';
import type { Request } from 'express';
import type { Actor } from '../../kernel/actor.js';
import { DomainError, forbidden } from '../../kernel/domain-error.js';
import { allows, type Permission } from '../../kernel/permission.js';
import { Runtime } from '../runtime.js';
import { AccessTokens } from './access-tokens.js';
import { rememberActor } from './current-actor.js';
import { declarationOf } from './declarations.js';
import { LiveSessions } from './live-sessions.js';
import { SECOND_FACTOR_ROLES } from './second-factors.js';

/**
 * Stands before every route. Silence means no: a route that declares nothing is refused. The session and the
 * account are read each time, so a revoked session or a changed role counts from the next request on.
 */
@Injectable()
export class AccessGuard implements CanActivate {
  private readonly logger = new Logger('Access');

  constructor(
    private readonly tokens: AccessTokens,
    private readonly sessions: LiveSessions,
    private readonly runtime: Runtime,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const declared = declarationOf(context.getHandler());
    if (declared === null) {
      this.logger.error(`${context.getClass().name}.${context.getHandler().name} declares no permission`);
      throw forbidden('route.undeclared', 'This route says nothing about who may call it, so nobody may.');
    }
    if (declared.kind === 'public') return true;

    const request = context.switchToHttp().getRequest<Request>();
    const claims = await this.tokens.claimsOf(request);
    const present = claims === null ? null : await this.sessions.presentOf(claims, new Date());
    if (present === null) {
      throw new DomainError(
        'unauthenticated',
        'session.required',
        'Send a valid access token as "Authorization: Bearer <token>". Get one with POST /v1/sessions, or a new one ' +
          'with POST /v1/sessions/refresh.',
      );
    }
    const { actor } = present;
    if (!allows(declared.permission, actor.roles)) {
      throw forbidden(
        'permission.denied',
        `This needs the permission ${declared.permission}, which you do not hold.`,
      );
    }
    if (!present.secondFactor && this.needsSecondFactor(actor, declared.permission)) {
      throw forbidden(
        'second_factor.required',
        'Your role needs a second factor. Set up an authenticator app (PUT /v1/account/second-factor), then log in with its code.',
      );
    }
    rememberActor(request, actor);
    return true;
  }

  /** What concerns one's own login stays open, or nobody could ever set the factor up. */
  private needsSecondFactor(actor: Actor, permission: Permission): boolean {
    return (
      this.runtime.isProduction &&
      permission !== 'own_session:manage' &&
      actor.roles.some((role) => SECOND_FACTOR_ROLES.includes(role))
    );
  }
}
