import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { DataSource, EntityManager } from 'typeorm';
import type { Actor } from '../../kernel/actor.js';
import { conflict, invalid, notFound } from '../../kernel/domain-error.js';
import { act } from '../database/act.js';
import { requireVersion } from '../http/etag.js';
import { afterCursor, hrefOf, limitOf, type Page, pageOf } from '../http/pagination.js';
import { LedgerAppender } from '../ledger/ledger-appender.js';
import { Account } from './account.entity.js';
import { draftAccount, storeAccount } from './create-account.js';
import { hashPassword, requireGoodPassword } from './passwords.js';
import { requireAnAdministrator } from './require-an-administrator.js';
import { revokeSessionsOf } from './revoke-sessions.js';
import { requireFittingRoles } from './role-rules.js';
import { SecondFactors } from './second-factors.js';
import {
  type ChangeUser,
  type CreateUser,
  type EndedSessionsView,
  type ResetPassword,
  toUserView,
  type UserQuery,
  type UserView,
} from './users.dto.js';

/** Users are accounts as administrators see them. */
@Injectable()
export class UsersService {
  constructor(
    @InjectDataSource('access') private readonly room: DataSource,
    private readonly factors: SecondFactors,
    private readonly ledger: LedgerAppender,
  ) {}

  async create(actor: Actor, dto: CreateUser): Promise<UserView> {
    const account = await draftAccount(
      { email: dto.email, displayName: dto.display_name, password: dto.password, roles: dto.roles },
      new Date(),
    );
    return act(this.room, async (tx) => {
      await storeAccount(tx, this.ledger, actor.accountId, account);
      return toUserView(account);
    });
  }

  async find(id: string): Promise<UserView> {
    const account = await this.room.manager.findOneBy(Account, { id });
    if (account === null) throw notFound('user');
    return toUserView(account);
  }

  async list(query: UserQuery): Promise<Page<UserView>> {
    const limit = limitOf(query);
    const after = afterCursor(query, 'account');
    const found = this.room
      .createQueryBuilder(Account, 'account')
      .orderBy('account.id', 'DESC')
      .take(limit + 1);
    if (after !== null) found.andWhere('account.id < :after', { after });
    if (query.role !== undefined) found.andWhere(':role = ANY(account.roles)', { role: query.role });
    return pageOf(await found.getMany(), limit, toUserView, hrefOf('/v1/users', { role: query.role }));
  }

  async change(actor: Actor, id: string, ifMatch: string | null, dto: ChangeUser): Promise<UserView> {
    const changed = changedMembers(dto);
    const roles = dto.roles === undefined ? null : requireFittingRoles(dto.roles);
    const now = new Date();
    return act(this.room, async (tx) => {
      const account = await lockAccount(tx, id);
      requireVersion(ifMatch, account.version);
      const wasDisabled = account.disabledAt !== null;
      const rolesBefore = account.roles;
      account.displayName = dto.display_name ?? account.displayName;
      account.roles = roles ?? account.roles;
      if (dto.disabled !== undefined) account.disabledAt = dto.disabled ? (account.disabledAt ?? now) : null;
      account.version += 1;
      await tx.save(Account, account);
      await requireAnAdministrator(tx);
      if (!wasDisabled && account.disabledAt !== null) {
        await revokeSessionsOf(tx, this.ledger, actor.accountId, id, 'account_disabled', now);
      }
      await this.ledger.append(tx, {
        actor: actor.accountId,
        kind: 'user.changed',
        body: {
          account_id: id,
          changed,
          roles_before: rolesBefore,
          roles: account.roles,
          disabled_before: wasDisabled,
          disabled: account.disabledAt !== null,
          version: account.version,
        },
      });
      return toUserView(account);
    });
  }

  async resetPassword(actor: Actor, id: string, dto: ResetPassword): Promise<UserView> {
    const account = await this.room.manager.findOneBy(Account, { id });
    if (account === null) throw notFound('user');
    requireGoodPassword(dto.password, account.email);
    const passwordHash = await hashPassword(dto.password);
    const now = new Date();
    return act(this.room, async (tx) => {
      const locked = await lockAccount(tx, id);
      locked.passwordHash = passwordHash;
      locked.version += 1;
      await tx.save(Account, locked);
      // The secret was sealed with the old password, which nobody has any more.
      await this.factors.remove(tx, id);
      await revokeSessionsOf(tx, this.ledger, actor.accountId, id, 'password_reset', now);
      await this.ledger.append(tx, {
        actor: actor.accountId,
        kind: 'user.password_reset',
        body: { account_id: id },
      });
      return toUserView(locked);
    });
  }

  async endSessions(actor: Actor, id: string): Promise<EndedSessionsView> {
    const now = new Date();
    return act(this.room, async (tx) => {
      await lockAccount(tx, id);
      const ended = await revokeSessionsOf(
        tx,
        this.ledger,
        actor.accountId,
        id,
        'ended_by_administrator',
        now,
      );
      return { object: 'ended_sessions' as const, ended };
    });
  }

  /** For who lost their phone. Their password alone opens the account until a new factor is set up. */
  async removeSecondFactor(actor: Actor, id: string): Promise<EndedSessionsView> {
    const now = new Date();
    return act(this.room, async (tx) => {
      await lockAccount(tx, id);
      if (!(await this.factors.remove(tx, id))) {
        throw conflict('second_factor.is_off', 'This user has no second factor.');
      }
      const ended = await revokeSessionsOf(
        tx,
        this.ledger,
        actor.accountId,
        id,
        'second_factor_removed',
        now,
      );
      await this.ledger.append(tx, {
        actor: actor.accountId,
        kind: 'second_factor.removed',
        body: { account_id: id, by: 'administrator' },
      });
      return { object: 'ended_sessions' as const, ended };
    });
  }
}

/** Which members a change sets; the ledger gets their names, never what was in them. */
function changedMembers(dto: ChangeUser): string[] {
  const changed: string[] = [];
  if (dto.display_name !== undefined) changed.push('display_name');
  if (dto.roles !== undefined) changed.push('roles');
  if (dto.disabled !== undefined) changed.push('disabled');
  if (changed.length === 0) throw invalid('body', 'Send at least one of: display_name, roles, disabled.');
  return changed;
}

/** Changes of accounts wait for each other, so that two of them can't remove the last two administrators at once. */
async function lockAccount(tx: EntityManager, id: string): Promise<Account> {
  await tx.query("SELECT pg_advisory_xact_lock(hashtextextended('fairscreen.accounts', 0))");
  const account = await tx.findOne(Account, { where: { id }, lock: { mode: 'pessimistic_write' } });
  if (account === null) throw notFound('user');
  return account;
}

/** Without an administrator nobody could make one again. */
