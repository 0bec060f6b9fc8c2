import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, type EntityManager } from 'typeorm';
import type { Actor } from '../../kernel/actor.js';
import { conflict, DomainError, forbidden, invalid, notFound } from '../../kernel/domain-error.js';
import { newId } from '../../kernel/ids.js';
import type { Role } from '../../kernel/permission.js';
import { act } from '../../platform/database/act.js';
import { readPage } from '../../platform/database/read-page.js';
import { hrefOf, type Page } from '../../platform/http/pagination.js';
import type { LedgerKind } from '../../platform/ledger/kinds.js';
import { LedgerAppender } from '../../platform/ledger/ledger-appender.js';
import { requireAccountWithRole } from '../accounts/find-account.js';
import {
  type AuthorizationsQuery,
  type AuthorizationView,
  authorizationView,
  type GrantAuthorization,
  type RevokeAuthorization,
  type SuspendAuthorization,
} from './authorization.dto.js';
import { Authorization, type Suspension } from './authorization.entity.js';
import { onlyExpiring } from './expiring.js';
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
      const trainingExpiresOn = request.training_expires_on;
      const confidentialityAcknowledgedOn = request.confidentiality_acknowledged_on;
      const dates = { trainingCompletedOn, trainingExpiresOn, confidentialityAcknowledgedOn };
      const fields = grantProblems({ ...dates, validFrom, expiresAt }, now);
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
        grantingAuthority: request.granting_authority,
        ...dates,
        acknowledgementDigest: request.acknowledgement_digest ?? null,
        grantedBy: actor.accountId,
        grantedAt: now,
        validFrom,
        expiresAt,
        suspensions: [],
        revokedAt: null,
        revocationRecordedAt: null,
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
          training_completed_on: trainingCompletedOn,
          training_expires_on: trainingExpiresOn,
          confidentiality_acknowledged_on: confidentialityAcknowledgedOn,
          acknowledgement_digest: authorization.acknowledgementDigest,
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
      const now = new Date();
      const authorization = await lockStanding(tx, authorizationId);
      const from = request.effective_at === undefined ? now : new Date(request.effective_at);
      if (from > now || from < authorization.validFrom) {
        throw invalid('effective_at', 'Send a time between valid_from and now.');
      }
      const before = openSuspension(authorization) === undefined ? 'in_force' : 'suspended';
      authorization.revokedAt = from;
      authorization.revocationRecordedAt = now;
      authorization.revokedBy = actor.accountId;
      authorization.revokedReason = request.reason;
      await tx.save(Authorization, authorization);
      await this.record(tx, actor, authorization, 'authorization.revoked', {
        reason: request.reason,
        effective_at: from.toISOString(),
        before,
        after: 'revoked',
      });
      return authorizationView(authorization);
    });
  }

  /** Takes effect on the holder's next request. */
  async suspend(
    actor: Actor,
    authorizationId: string,
    request: SuspendAuthorization,
  ): Promise<AuthorizationView> {
    return act(this.room, async (tx) => {
      const now = new Date().toISOString();
      const authorization = await lockStanding(tx, authorizationId);
      if (openSuspension(authorization) !== undefined) {
        throw conflict('authorization.already_suspended', 'This authorization is suspended already.', {
          state: 'suspended',
        });
      }
      const suspension: Suspension = {
        suspended_at: now,
        suspended_by: actor.accountId,
        reason: request.reason,
        reinstated_at: null,
        reinstated_by: null,
      };
      authorization.suspensions = [...authorization.suspensions, suspension];
      await tx.save(Authorization, authorization);
      await this.record(tx, actor, authorization, 'authorization.suspended', { reason: request.reason });
      return authorizationView(authorization);
    });
  }

  /** Ends the suspension. What was done while it lasted stays outside any valid period. */
  async reinstate(actor: Actor, authorizationId: string): Promise<AuthorizationView> {
    return act(this.room, async (tx) => {
      const now = new Date().toISOString();
      const authorization = await lockStanding(tx, authorizationId);
      const open = openSuspension(authorization);
      if (open === undefined) {
        throw conflict('authorization.not_suspended', 'This authorization is not suspended.');
      }
      const ended: Suspension = { ...open, reinstated_at: now, reinstated_by: actor.accountId };
      authorization.suspensions = [...authorization.suspensions.slice(0, -1), ended];
      await tx.save(Authorization, authorization);
      await this.record(tx, actor, authorization, 'authorization.reinstated', { reason: open.reason });
      return authorizationView(authorization);
    });
  }

  private record(
    tx: EntityManager,
    actor: Actor,
    authorization: Authorization,
    kind: LedgerKind,
    more: { readonly [name: string]: string },
  ): Promise<void> {
    const body = { authorization_id: authorization.id, account_id: authorization.accountId, ...more };
    return this.ledger.append(tx, { actor: actor.accountId, kind, body });
  }

  async list(actor: Actor, query: AuthorizationsQuery): Promise<Page<AuthorizationView>> {
    const found = this.room.manager.createQueryBuilder(Authorization, 'thing');
    if (!seesAll(actor)) found.andWhere({ accountId: actor.accountId });
    if (query.account_id !== undefined) found.andWhere({ accountId: query.account_id });
    const horizon = query.expiring_within_days;
    if (horizon !== undefined) onlyExpiring(found, new Date(), horizon);
    const href = hrefOf('/v1/authorizations', {
      account_id: query.account_id,
      expiring_within_days: horizon,
    });
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

/** An authorization that is not revoked, for whoever changes it. */
async function lockStanding(tx: EntityManager, authorizationId: string): Promise<Authorization> {
  const authorization = await tx.findOne(Authorization, {
    where: { id: authorizationId },
    lock: { mode: 'pessimistic_write' },
  });
  if (authorization === null) throw notFound('authorization');
  if (authorization.revokedAt === null) return authorization;
  throw conflict('authorization.already_revoked', 'This authorization is revoked already.', {
    state: 'revoked',
  });
}

function openSuspension(authorization: Authorization): Suspension | undefined {
  return authorization.suspensions.find((suspension) => suspension.reinstated_at === null);
}

function seesAll(actor: Actor): boolean {
  return actor.roles.some((role) => OVERSEERS.includes(role));
}
