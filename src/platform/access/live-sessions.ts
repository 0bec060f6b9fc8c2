import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { DataSource } from 'typeorm';
import type { Actor } from '../../kernel/actor.js';
import type { Role } from '../../kernel/permission.js';
import type { TokenClaims } from './access-tokens.js';
import { Session } from './session.entity.js';

/** Long enough for "where was I logged in last week", in milliseconds. */
const KEPT_AFTER_END_MS = 30 * 24 * 60 * 60 * 1000;

/** Who is behind a request, and whether the login showed a second factor. */
export interface Present {
  readonly actor: Actor;
  readonly secondFactor: boolean;
}

/** Answers, at every request, who is behind a token now. */
@Injectable()
export class LiveSessions {
  constructor(@InjectDataSource('access') private readonly room: DataSource) {}

  /** Who it is, or null when the session has ended, or the account is disabled or another's. */
  async presentOf(claims: TokenClaims, now: Date): Promise<Present | null> {
    const { accountId, sessionId } = claims;
    const rows: Array<{ roles: Role[]; second_factor: boolean }> = await this.room.query(
      'SELECT roles, second_factor FROM access.present($1, $2, $3)',
      [sessionId, accountId, now],
    );
    const [row] = rows;
    if (row === undefined) return null;
    return { actor: { accountId, roles: row.roles, sessionId }, secondFactor: row.second_factor };
  }

  /** The ledger keeps when each began and ended; the rows are not needed for long. @returns how many were removed */
  async purgeEnded(now: Date): Promise<number> {
    const before = new Date(now.getTime() - KEPT_AFTER_END_MS);
    const { affected } = await this.room
      .createQueryBuilder()
      .delete()
      .from(Session)
      .where('expires_at < :before OR revoked_at < :before', { before })
      .execute();
    return affected ?? 0;
  }
}
