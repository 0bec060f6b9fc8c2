import type { EntityManager } from 'typeorm';
import { invalid } from '../../kernel/domain-error.js';
import type { Role } from '../../kernel/permission.js';

/** All that floor 2 may know of an account: that it exists, its roles, whether it may act. No name, no login. */
export interface KnownAccount {
  readonly id: string;
  readonly roles: readonly Role[];
  readonly enabled: boolean;
}

interface AccountRow {
  readonly id: string;
  readonly roles: readonly Role[];
  readonly disabled_at: Date | null;
}

/** The accounts with these ids. The room's database role may read these three columns and no others. */
export async function findAccounts(
  tx: EntityManager,
  accountIds: readonly string[],
): Promise<KnownAccount[]> {
  const rows = await tx.query<AccountRow[]>(
    'SELECT id, roles, disabled_at FROM access.account WHERE id = ANY($1)',
    [[...accountIds]],
  );
  return rows.map((row) => ({ id: row.id, roles: row.roles, enabled: row.disabled_at === null }));
}

/**
 * The account that a request names, if it may be given something that asks for one of these roles.
 *
 * @throws DomainError invalid, naming the request's `account_id`
 */
export async function requireAccountWithRole(
  tx: EntityManager,
  accountId: string,
  roles: readonly Role[],
): Promise<KnownAccount> {
  const [account] = await findAccounts(tx, [accountId]);
  if (account === undefined) throw invalid('account_id', 'There is no such account.');
  if (!account.enabled) throw invalid('account_id', 'This account is disabled.');
  if (!account.roles.some((role) => roles.includes(role))) {
    throw invalid('account_id', `This account needs the role ${roles.join(' or ')}.`);
  }
  return account;
}
