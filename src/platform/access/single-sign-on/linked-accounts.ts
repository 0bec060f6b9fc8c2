import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { DataSource, EntityManager } from 'typeorm';
import { SYSTEM_ACTORS } from '../../../kernel/actor.js';
import { DomainError } from '../../../kernel/domain-error.js';
import type { Role } from '../../../kernel/permission.js';
import type { OidcConfig } from '../../config/oidc-config.js';
import { act } from '../../database/act.js';
import { LedgerAppender } from '../../ledger/ledger-appender.js';
import { Account } from '../account.entity.js';
import { requireAnAdministrator } from '../require-an-administrator.js';
import { requireFittingRoles } from '../role-rules.js';
import type { Identity } from './identity-provider.js';
import { LinkedIdentity } from './linked-identity.entity.js';

/** Which account somebody is whom the provider knows. Nobody gets an account by logging in. */
@Injectable()
export class LinkedAccounts {
  constructor(
    @InjectDataSource('access') private readonly room: DataSource,
    private readonly ledger: LedgerAppender,
  ) {}

  /**
   * The first login of a person links the account that an administrator made for their address; from then on the
   * provider's own name for them counts, so that an address which goes to somebody else takes no account along.
   *
   * @throws DomainError unauthenticated `login.no_account`, `login.no_role`
   */
  accountOf(identity: Identity, config: OidcConfig, now: Date): Promise<Account> {
    return act(this.room, async (tx) => {
      const account = (await linked(tx, identity)) ?? (await this.link(tx, identity, now));
      if (account === null || account.disabledAt !== null) throw noAccount();
      if (config.roles !== null) await this.takeRoles(tx, account, rolesOf(identity, config.roles));
      return account;
    });
  }

  private async link(
    tx: EntityManager,
    { issuer, subject, email }: Identity,
    now: Date,
  ): Promise<Account | null> {
    if (email === null) return null;
    const account = await tx.findOne(Account, { where: { email }, lock: { mode: 'pessimistic_write' } });
    if (account === null || account.disabledAt !== null) return null;
    // Somebody else of this provider is this account already.
    if (await tx.existsBy(LinkedIdentity, { issuer, accountId: account.id })) return null;
    await tx.insert(LinkedIdentity, { issuer, subject, accountId: account.id, linkedAt: now });
    await this.ledger.append(tx, {
      actor: account.id,
      kind: 'account.linked',
      body: { account_id: account.id, issuer },
    });
    return account;
  }

  /** What the provider says of somebody's roles holds from this login on. */
  private async takeRoles(tx: EntityManager, account: Account, roles: readonly Role[]): Promise<void> {
    const before = account.roles;
    if (roles.length === before.length && roles.every((role) => before.includes(role))) return;
    account.roles = [...roles];
    account.version += 1;
    await tx.update(Account, { id: account.id }, { roles: account.roles, version: account.version });
    await requireAnAdministrator(tx);
    await this.ledger.append(tx, {
      actor: SYSTEM_ACTORS.watch,
      kind: 'user.changed',
      body: {
        account_id: account.id,
        changed: ['roles'],
        roles: account.roles,
        roles_before: before,
        disabled: false,
        disabled_before: false,
        version: account.version,
      },
    });
  }
}

async function linked(tx: EntityManager, { issuer, subject }: Identity): Promise<Account | null> {
  const link = await tx.findOneBy(LinkedIdentity, { issuer, subject });
  if (link === null) return null;
  return tx.findOne(Account, { where: { id: link.accountId }, lock: { mode: 'pessimistic_write' } });
}

/** @throws DomainError unauthenticated `login.no_role`: none of ours, or roles that nobody may hold together */
function rolesOf({ groups }: Identity, mapping: ReadonlyMap<string, Role>): Role[] {
  const wanted = new Set(groups.flatMap((group) => mapping.get(group) ?? []));
  try {
    return requireFittingRoles([...wanted]);
  } catch {
    throw new DomainError(
      'unauthenticated',
      'login.no_role',
      'The identity provider gives you no role here, or roles that nobody may hold together. Ask who keeps your roles.',
    );
  }
}

function noAccount(): DomainError {
  return new DomainError(
    'unauthenticated',
    'login.no_account',
    'There is no account for you here. Ask an administrator to make one for your verified e-mail address.',
  );
}
