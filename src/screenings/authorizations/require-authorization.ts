import { type EntityManager, In } from 'typeorm';
import type { Actor } from '../../kernel/actor.js';
import { forbidden } from '../../kernel/domain-error.js';
import { Authorization } from './authorization.entity.js';

/** Whether this authorization was in force at that time. */
export function inForceAt(authorization: Authorization, at: Date): boolean {
  return (
    authorization.validFrom <= at &&
    at < authorization.expiresAt &&
    (authorization.revokedAt === null || at < authorization.revokedAt)
  );
}

/**
 * No search, finding, validation or review without an authorization for a sensitive position in force now.
 * Revocation takes effect on the next request.
 *
 * @throws DomainError forbidden `authorization.required`
 */
export async function requireAuthorization(
  tx: EntityManager,
  actor: Actor,
  now: Date,
): Promise<Authorization> {
  const authorizations = await tx.findBy(Authorization, { accountId: actor.accountId });
  const valid = authorizations.find((authorization) => inForceAt(authorization, now));
  if (valid === undefined) {
    throw forbidden(
      'authorization.required',
      'You hold no authorization for a sensitive position in force today. Ask an administrator to grant one ' +
        '(POST /v1/authorizations); searches, findings, validations and reviews need it.',
    );
  }
  return valid;
}

/** All authorizations ever granted to these people, for the gate that looks at each act's time. */
export async function authorizationsOf(
  tx: EntityManager,
  accountIds: readonly string[],
): Promise<Authorization[]> {
  return tx.findBy(Authorization, { accountId: In([...accountIds]) });
}
