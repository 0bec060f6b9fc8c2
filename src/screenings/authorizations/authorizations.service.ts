import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import type { Actor } from '../../kernel/actor.js';
import { conflict, DomainError, forbidden, notFound } from '../../kernel/domain-error.js';
import { newId } from '../../kernel/ids.js';
import type { Role } from '../../kernel/permission.js';
import { act } from '../../platform/database/act.js';
import { readPage } from '../../platform/database/read-page.js';
import { hrefOf, type Page } from '../../platform/http/pagination.js';
import { LedgerAppender } from '../../platform/ledger/ledger-appender.js';
import { requireAccountWithRole } from '../accounts/find-account.js';
import {
  type AuthorizationsQuery,
  type AuthorizationView,
  authorizationView,
  type GrantAuthorization,
  type RevokeAuthorization,
} from './authorization.dto.js';
import { Authorization } from './authorization.entity.js';
import { grantProblems } from './grant-rules.js';

/** Who may see everybody's authorizations; all others see their own. */
const OVERSEERS: readonly Role[] = ['administrator', 'coordinator', 'auditor'];

/** Authorizations for sensitive positions (city policy B7): without one nobody searches. */
@Injectable()
export class AuthorizationsService {
  constructor(
    @InjectDataSource('screenings') private readonly room: DataSource,
    private readonly ledger: LedgerAppender,
  ) {}

  async grant(actor: Actor, request: GrantAuthorization): Promise<AuthorizationView> {
    return act(this.room, async (tx) => {
      const now = new Date();
      if (request.account_id === actor.accountId) {
        throw forbidden('authorization.self_grant', 'Nobody grants an authorization to themselves.');
      }
      const validFrom = new Date(request.valid_from);
      const expiresAt = new Date(request.expires_at);
      const trainingCompletedOn = request.training_completed_on;
      const fields = grantProblems({ trainingCompletedOn, validFrom, expiresAt }, now);
      if (fields.length > 0) {
        throw new DomainError('invalid', 'request.invalid', 'The request has fields that need correction.', {
          fields,
        });
      }
      await requireAccountWithRole(tx, request.account_id, ['screener', 'reviewer']);
      const authorization = tx.create(Authorization, {
        id: newId('authorization', now),
        accountId: request.account_id,
        basis: request.basis,
        trainingCompletedOn,
        grantedBy: actor.accountId,
        grantedAt: now,
        validFrom,
        expiresAt,
        revokedAt: null,
        revokedBy: null,
        revokedReason: null,
      });
      await tx.insert(Authorization, authorization);
      await this.ledger.append(tx, {
        actor: actor.accountId,
        kind: 'authorization.granted',
        body: {
          authorization_id: authorization.id,
          account_id: authorization.accountId,
          valid_from: validFrom.toISOString(),
          expires_at: expiresAt.toISOString(),
        },
      });
      return authorizationView(authorization);
    });
  }

  async revoke(
    actor: Actor,
    authorizationId: string,
    request: RevokeAuthorization,
  ): Promise<AuthorizationView> {
    return act(this.room, async (tx) => {
      const authorization = await tx.findOne(Authorization, {
        where: { id: authorizationId },
        lock: { mode: 'pessimistic_write' },
      });
      if (authorization === null) throw notFound('authorization');
      if (authorization.revokedAt !== null) {
        throw conflict('authorization.already_revoked', 'This authorization is revoked already.', {
          state: 'revoked',
        });
      }
      authorization.revokedAt = new Date();
      authorization.revokedBy = actor.accountId;
      authorization.revokedReason = request.reason;
      await tx.update(
        Authorization,
        { id: authorizationId },
        {
          revokedAt: authorization.revokedAt,
          revokedBy: authorization.revokedBy,
          revokedReason: authorization.revokedReason,
        },
      );
      await this.ledger.append(tx, {
        actor: actor.accountId,
        kind: 'authorization.revoked',
        body: {
          authorization_id: authorizationId,
          account_id: authorization.accountId,
          reason: request.reason,
        },
      });
      return authorizationView(authorization);
    });
  }

  async list(actor: Actor, query: AuthorizationsQuery): Promise<Page<AuthorizationView>> {
    const found = this.room.manager.createQueryBuilder(Authorization, 'thing');
    if (!seesAll(actor)) found.andWhere({ accountId: actor.accountId });
    if (query.account_id !== undefined) found.andWhere({ accountId: query.account_id });
    const href = hrefOf('/v1/authorizations', { account_id: query.account_id });
    return readPage(found, 'authorization', query, authorizationView, href);
  }

  async get(actor: Actor, authorizationId: string): Promise<AuthorizationView> {
    const authorization = await this.room.manager.findOneBy(Authorization, { id: authorizationId });
    if (authorization === null || (!seesAll(actor) && authorization.accountId !== actor.accountId)) {
      throw notFound('authorization');
    }
    return authorizationView(authorization);
  }
}

function seesAll(actor: Actor): boolean {
  return actor.roles.some((role) => OVERSEERS.includes(role));
}
