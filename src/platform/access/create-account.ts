import type { EntityManager } from 'typeorm';
import type { ActorName } from '../../kernel/actor.js';
import { conflict } from '../../kernel/domain-error.js';
import { newId } from '../../kernel/ids.js';
import type { Role } from '../../kernel/permission.js';
import type { LedgerAppender } from '../ledger/ledger-appender.js';
import type { Account } from './account.entity.js';
import { hashPassword, requireGoodPassword } from './passwords.js';
import { requireFittingRoles } from './role-rules.js';

export interface NewAccount {
  readonly email: string;
  readonly displayName: string;
  readonly password: string;
  readonly roles: readonly string[];
}

/** An account that fits all rules, not stored yet. Hashing is slow, so it is done before the transaction. */
export async function draftAccount(input: NewAccount, now: Date): Promise<Account> {
  const email = input.email.toLowerCase();
  const roles: Role[] = requireFittingRoles(input.roles);
  requireGoodPassword(input.password, email);
  return {
    id: newId('account', now),
    email,
    displayName: input.displayName,
    passwordHash: await hashPassword(input.password),
    roles,
    version: 1,
    createdAt: now,
    disabledAt: null,
  };
}

/**
 * Stores a drafted account with its ledger entry. Written in SQL, because the owner's DataSource, which the
 * bootstrap command uses, knows no entities.
 *
 * @throws DomainError conflict `user.email_taken`
 */
export async function storeAccount(
  tx: EntityManager,
  ledger: LedgerAppender,
  actor: ActorName,
  account: Account,
): Promise<void> {
  const inserted: unknown[] = await tx.query(
    `INSERT INTO access.account (id, email, display_name, password_hash, roles, version, created_at, disabled_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, NULL)
     ON CONFLICT ON CONSTRAINT account_email_unique DO NOTHING
     RETURNING id`,
    [
      account.id,
      account.email,
      account.displayName,
      account.passwordHash,
      account.roles,
      account.version,
      account.createdAt,
    ],
  );
  if (inserted.length === 0) {
    throw conflict('user.email_taken', 'There is an account with this e-mail already. Change that one.');
  }
  await ledger.append(tx, {
    actor,
    kind: 'user.created',
    body: { account_id: account.id, roles: account.roles },
  });
}

/** Makes an account in the caller's transaction: for the demo workspace and the bootstrap command. */
export async function createAccount(
  tx: EntityManager,
  ledger: LedgerAppender,
  actor: ActorName,
  input: NewAccount,
): Promise<Account> {
  const account = await draftAccount(input, new Date());
  await storeAccount(tx, ledger, actor, account);
  return account;
}
