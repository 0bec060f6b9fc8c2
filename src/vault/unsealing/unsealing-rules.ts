import { conflict, DomainError } from '../../kernel/domain-error.js';
import type { Role } from '../../kernel/permission.js';
import { APPROVING_ROLES, type ApprovingRole, type Unsealing } from './unsealing.entity.js';

/** Long enough to read and copy into the case file's own safe, short enough to be forgotten open. */
const OPEN_MS = 60 * 60 * 1000;
/** Nobody approves what was asked for long ago. */
const ASKED_FOR_MS = 14 * 24 * 60 * 60 * 1000;

export const UNSEALING_STATES = ['asked', 'open', 'expired', 'revoked'] as const;
export type UnsealingState = (typeof UNSEALING_STATES)[number];

export function stateAt(unsealing: Unsealing, now: Date): UnsealingState {
  if (unsealing.revokedAt !== null) return 'revoked';
  if (unsealing.openUntil !== null) return now < unsealing.openUntil ? 'open' : 'expired';
  return now.getTime() - unsealing.askedAt.getTime() < ASKED_FOR_MS ? 'asked' : 'expired';
}

export function opensUntil(approvedAt: Date): Date {
  return new Date(approvedAt.getTime() + OPEN_MS);
}

/** The role in which this person approves. */
export function approvingRole(roles: readonly Role[]): ApprovingRole | null {
  return APPROVING_ROLES.find((role) => roles.includes(role)) ?? null;
}

/** @throws DomainError conflict `unsealing.not_waiting` */
export function requireAsked(unsealing: Unsealing, now: Date): void {
  const state = stateAt(unsealing, now);
  if (state === 'asked') return;
  throw conflict('unsealing.not_waiting', `This request waits for nobody any more: it is ${state}.`, {
    state,
  });
}

/** @throws DomainError conflict `unsealing.not_open` */
export function requireOpenNow(unsealing: Unsealing, missing: readonly ApprovingRole[], now: Date): void {
  const state = stateAt(unsealing, now);
  if (state === 'open') return;
  throw conflict('unsealing.not_open', `This can't be read: the request is ${state}.`, {
    state,
    missing: missing.map((role) => ({ code: `approval_${role}`, detail: `A ${role} has to approve.` })),
  });
}

/** @throws DomainError forbidden `unsealing.your_own` */
export function refuseOwn(unsealing: Unsealing, accountId: string): void {
  if (unsealing.askedBy !== accountId) return;
  throw new DomainError('forbidden', 'unsealing.your_own', 'You asked for this; two others decide.');
}
