import { type EntityManager, In } from 'typeorm';
import type { Actor } from '../../kernel/actor.js';
import { forbidden } from '../../kernel/domain-error.js';
import { Authorization } from './authorization.entity.js';
import { inForceAt, stateAt, type Term, whyNotInForce } from './in-force.js';

/**
 * No search, finding, validation or review without an authorization for a sensitive position in force now.
 * Suspension and revocation take effect on the next request.
 *
 * @throws DomainError forbidden `authorization.required`, or `authorization.suspended`
 */
export async function requireAuthorization(
  tx: EntityManager,
  actor: Actor,
  now: Date,
): Promise<Authorization> {
  return requireAuthorizationAmong(await tx.findBy(Authorization, { accountId: actor.accountId }), now);
}

/** The same, of all authorizations of an account, read already. */
export function requireAuthorizationAmong<Held extends Term>(
  authorizations: readonly Held[],
  now: Date,
): Held {
  const valid = authorizations.find((authorization) => inForceAt(authorization, now));
  if (valid !== undefined) return valid;
  if (authorizations.some((authorization) => stateAt(authorization, now) === 'suspended')) {
    throw forbidden(
      'authorization.suspended',
      'Your authorization for a sensitive position is suspended. Ask an administrator about it; until it is ' +
        'reinstated you log, validate and review nothing.',
      { state: 'suspended' },
    );
  }
  throw forbidden(
    'authorization.required',
    'You hold no authorization for a sensitive position in force today. Ask an administrator to grant one ' +
      '(POST /v1/authorizations); searches, findings, validations and reviews need it.',
  );
}

/**
 * What somebody logs now they must have been authorized to do when they did it: a search is not made lawful by an
 * authorization that came after it (city policy B7).
 *
 * @throws DomainError forbidden `authorization.not_then`
 */
export async function requireAuthorizationAt(tx: EntityManager, actor: Actor, at: Date): Promise<void> {
  const authorizations = await tx.findBy(Authorization, { accountId: actor.accountId });
  if (authorizations.some((authorization) => inForceAt(authorization, at))) return;
  throw forbidden(
    'authorization.not_then',
    `This was done at ${at.toISOString()}, when ${whyNotInForce(authorizations, at)}. Nothing was stored; report it ` +
      'with POST /v1/incidents.',
  );
}

/** All authorizations ever granted to these people, for the gate that looks at each act's time. */
export async function authorizationsOf(
  tx: EntityManager,
  accountIds: readonly string[],
): Promise<Authorization[]> {
  return tx.findBy(Authorization, { accountId: In([...accountIds]) });
}
