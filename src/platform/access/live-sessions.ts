import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { DataSource } from 'typeorm';
import type { Actor } from '../../kernel/actor.js';
import type { TokenClaims } from './access-tokens.js';
import { Account } from './account.entity.js';
import { Session } from './session.entity.js';

/** Answers, at every request, who is behind a token now. */
@Injectable()
export class LiveSessions {
  constructor(@InjectDataSource('access') private readonly room: DataSource) {}

  /** The actor, or null when the session has ended, or the account is disabled or another's. */
  async actorOf(claims: TokenClaims, now: Date): Promise<Actor | null> {
    const account = await this.room
      .createQueryBuilder(Account, 'account')
      .innerJoin(Session, 'session', 'session.account_id = account.id')
      .where('session.id = :sessionId AND account.id = :accountId', { ...claims })
      .andWhere('session.revoked_at IS NULL AND session.expires_at > :now', { now })
      .andWhere('account.disabled_at IS NULL')
      .select(['account.id', 'account.roles'])
      .getOne();
    if (account === null) return null;
    return { accountId: account.id, roles: account.roles, sessionId: claims.sessionId };
  }
}
