import type { EntityManager } from 'typeorm';
import { conflict } from '../../kernel/domain-error.js';
import { Account } from './account.entity.js';

/**
 * A change of roles leaves somebody who can give roles.
 *
 * @throws DomainError conflict `user.last_administrator`
 */
export async function requireAnAdministrator(tx: EntityManager): Promise<void> {
  const administrators = await tx
    .createQueryBuilder(Account, 'account')
    .where("'administrator' = ANY(account.roles) AND account.disabled_at IS NULL")
    .getCount();
  if (administrators === 0) {
    throw conflict(
      'user.last_administrator',
      'This is the last administrator. Give another user that role first, then change this one.',
    );
  }
}
