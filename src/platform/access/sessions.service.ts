import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { DataSource, EntityManager } from 'typeorm';
import { type Actor, SYSTEM_ACTORS } from '../../kernel/actor.js';
import { DomainError, notFound } from '../../kernel/domain-error.js';
import { newId } from '../../kernel/ids.js';
import { LedgerAppender } from '../ledger/ledger-appender.js';
import { ACCESS_TOKEN_SECONDS, AccessTokens } from './access-tokens.js';
import { Account } from './account.entity.js';
import { Credentials, type Shown } from './credentials.js';
import { RefreshTokens } from './refresh-tokens.js';
import { liveSessionsOf, revokeSession } from './revoke-sessions.js';
import { Session } from './session.entity.js';
import {
  type AccountView,
  type LogIn,
  type OpenSessionsView,
  openSessionView,
  type SessionView,
  toAccountView,
} from './sessions.dto.js';

/** A working day; then the password is asked for again. */
const SESSION_HOURS = 12;

/** Logging in, staying logged in and logging out. */
@Injectable()
export class SessionsService {
  constructor(
    @InjectDataSource('access') private readonly room: DataSource,
    private readonly tokens: AccessTokens,
    private readonly refreshTokens: RefreshTokens,
    private readonly credentials: Credentials,
    private readonly ledger: LedgerAppender,
  ) {}

  async open(login: LogIn, address: string): Promise<SessionView> {
    const now = new Date();
    return this.openFor(await this.credentials.ofLogin(login, address, now), now);
  }

  /** For who has shown who they are, here or to the identity provider. */
  async openFor(shown: Shown, now: Date): Promise<SessionView> {
    const opened = await this.room.transaction((tx) => this.begin(tx, shown, now));
    return this.show(opened.session, opened.refreshToken, shown.account, now);
  }

  /**
   * Exchanges the present refresh token for a new one. An old one means that two people hold tokens of this
   * session, and nobody can tell who is who, so the session ends.
   */
  async refresh(token: string): Promise<SessionView> {
    const issued = this.refreshTokens.read(token);
    if (issued === null) throw refreshRefused();
    const now = new Date();
    // The revocation must be committed, so the refusal is thrown after the transaction.
    const renewed = await this.room.transaction(async (tx) => {
      const session = await this.lockLive(tx, issued.sessionId, now);
      if (session === null) return null;
      if (session.refreshDigest !== issued.digest) {
        await revokeSession(tx, this.ledger, SYSTEM_ACTORS.watch, session, 'refresh_token_reused', now);
        return null;
      }
      const account = await tx.findOneBy(Account, { id: session.accountId });
      if (account === null || account.disabledAt !== null) return null;
      const issuedNow = this.refreshTokens.issue(session.id);
      await tx.update(Session, { id: session.id }, { refreshDigest: issuedNow.digest, lastUsedAt: now });
      return { session, refreshToken: issuedNow.token, account };
    });
    if (renewed === null) throw refreshRefused();
    return this.show(renewed.session, renewed.refreshToken, renewed.account, now);
  }

  /** Logs out: the session's tokens stop working at once. */
  async close(actor: Actor): Promise<void> {
    const now = new Date();
    await this.room.transaction(async (tx) => {
      const session = await this.lockLive(tx, actor.sessionId, now);
      if (session !== null) await revokeSession(tx, this.ledger, actor.accountId, session, 'logged_out', now);
    });
  }

  /** Where I am logged in. */
  async list(actor: Actor): Promise<OpenSessionsView> {
    const sessions = await liveSessionsOf(this.room.manager, actor.accountId, new Date());
    return { object: 'list', data: sessions.map((session) => openSessionView(session, actor.sessionId)) };
  }

  /** Ends one of my sessions; anybody else's answers as if there were none. */
  async end(actor: Actor, sessionId: string): Promise<void> {
    const now = new Date();
    await this.room.transaction(async (tx) => {
      const session = await this.lockLive(tx, sessionId, now);
      if (session === null || session.accountId !== actor.accountId) throw notFound('session');
      await revokeSession(tx, this.ledger, actor.accountId, session, 'ended_by_owner', now);
    });
  }

  async me(actor: Actor): Promise<AccountView> {
    const account = await this.room.manager.findOneBy(Account, { id: actor.accountId });
    if (account === null) throw notFound('account');
    return toAccountView(account);
  }

  private async begin(
    tx: EntityManager,
    { account, secondFactor }: Shown,
    now: Date,
  ): Promise<{ session: Session; refreshToken: string }> {
    // The account may have been disabled, or its password reset, while the password was being checked.
    const present = await tx.findOne(Account, {
      where: { id: account.id },
      lock: { mode: 'pessimistic_read' },
    });
    if (present === null || present.disabledAt !== null || present.passwordHash !== account.passwordHash) {
      throw new DomainError('unauthenticated', 'login.refused', 'The e-mail or the password is wrong.');
    }
    const id = newId('session', now);
    const refresh = this.refreshTokens.issue(id);
    const session: Session = {
      id,
      accountId: account.id,
      refreshDigest: refresh.digest,
      createdAt: now,
      lastUsedAt: now,
      expiresAt: new Date(now.getTime() + SESSION_HOURS * 60 * 60 * 1000),
      secondFactor,
      revokedAt: null,
      revokedReason: null,
    };
    await tx.insert(Session, session);
    await this.ledger.append(tx, {
      actor: account.id,
      kind: 'session.opened',
      body: { session_id: id, account_id: account.id, second_factor: secondFactor },
    });
    return { session, refreshToken: refresh.token };
  }

  private async lockLive(tx: EntityManager, sessionId: string, now: Date): Promise<Session | null> {
    const session = await tx.findOne(Session, {
      where: { id: sessionId },
      lock: { mode: 'pessimistic_write' },
    });
    const isLive = session !== null && session.revokedAt === null && session.expiresAt > now;
    return isLive ? session : null;
  }

  private async show(
    session: Session,
    refreshToken: string,
    account: Account,
    now: Date,
  ): Promise<SessionView> {
    return {
      object: 'session',
      id: session.id,
      access_token: await this.tokens.issue({ accountId: account.id, sessionId: session.id }, now),
      token_type: 'Bearer',
      expires_in: ACCESS_TOKEN_SECONDS,
      refresh_token: refreshToken,
      expires_at: session.expiresAt.toISOString(),
      account: toAccountView(account),
    };
  }
}

function refreshRefused(): DomainError {
  return new DomainError(
    'unauthenticated',
    'session.refresh_refused',
    'This refresh token does not work, or no longer. Log in again with POST /v1/sessions.',
  );
}
