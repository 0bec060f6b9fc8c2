import type { Authorization } from './authorization.entity.js';

/** What says when an authorization holds. */
export type Term = Pick<
  Authorization,
  'validFrom' | 'expiresAt' | 'trainingExpiresOn' | 'revokedAt' | 'suspensions'
>;

export const AUTHORIZATION_STATES = ['not_yet', 'in_force', 'suspended', 'ended', 'revoked'] as const;
export type AuthorizationState = (typeof AUTHORIZATION_STATES)[number];

const DAY_MS = 86_400_000;

/** When it ends by itself: at its own end, or when the training lapses, whichever comes first. */
export function endOf(authorization: Term): Date {
  const { trainingExpiresOn, expiresAt } = authorization;
  if (trainingExpiresOn === null) return expiresAt;
  const lapse = new Date(new Date(`${trainingExpiresOn}T00:00:00.000Z`).getTime() + DAY_MS);
  return lapse < expiresAt ? lapse : expiresAt;
}

/** How it stood at a moment. Each period begins with its first moment and ends before its last. */
export function stateAt(authorization: Term, at: Date): AuthorizationState {
  if (at < authorization.validFrom) return 'not_yet';
  if (authorization.revokedAt !== null && authorization.revokedAt <= at) return 'revoked';
  if (endOf(authorization) <= at) return 'ended';
  return isSuspended(authorization, at) ? 'suspended' : 'in_force';
}

/** Whether this authorization was in force at that time. */
export function inForceAt(authorization: Term, at: Date): boolean {
  return stateAt(authorization, at) === 'in_force';
}

/** Whole days until it ends by itself; null when it is not in force. */
export function daysLeft(authorization: Term, now: Date): number | null {
  if (!inForceAt(authorization, now)) return null;
  return Math.floor((endOf(authorization).getTime() - now.getTime()) / DAY_MS);
}

function isSuspended(authorization: Term, at: Date): boolean {
  return authorization.suspensions.some(
    ({ suspended_at: from, reinstated_at: until }) =>
      new Date(from) <= at && (until === null || at < new Date(until)),
  );
}

/** Why an act at that moment was covered by none of its author's authorizations, in words for the gate. */
export function whyNotInForce(authorizations: readonly Term[], at: Date): string {
  const states = authorizations.map((authorization) => stateAt(authorization, at));
  if (states.includes('suspended')) return 'the authorization was suspended';
  if (states.includes('revoked')) return 'the authorization was revoked';
  if (states.includes('ended')) return 'the authorization, or the training it rests on, had lapsed';
  return 'no authorization had begun';
}
