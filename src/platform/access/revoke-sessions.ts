import { type EntityManager, IsNull, MoreThan } from 'typeorm';
import type { ActorName } from '../../kernel/actor.js';
import type { LedgerAppender } from '../ledger/ledger-appender.js';
import { type RevocationReason, Session } from './session.entity.js';

/** Ends one session, in the caller's transaction and with its ledger entry. */
export async function revokeSession(
  tx: EntityManager,
  ledger: LedgerAppender,
  actor: ActorName,
  session: Session,
  reason: RevocationReason,
  now: Date,
): Promise<void> {
  await tx.update(Session, { id: session.id }, { revokedAt: now, revokedReason: reason });
  await ledger.append(tx, {
    actor,
    kind: 'session.revoked',
    body: { session_id: session.id, account_id: session.accountId, reason },
  });
}

/** The sessions of an account that can be used now, newest first. */
export function liveSessionsOf(tx: EntityManager, accountId: string, now: Date): Promise<Session[]> {
  return tx.find(Session, {
    where: { accountId, revokedAt: IsNull(), expiresAt: MoreThan(now) },
    order: { id: 'DESC' },
  });
}

/**
 * Ends the sessions of an account, but for the one it is told to keep: after a password was reset or changed, and
 * when the account is disabled.
 *
 * @returns how many it ended
 */
export async function revokeSessionsOf(
  tx: EntityManager,
  ledger: LedgerAppender,
  actor: ActorName,
  accountId: string,
  reason: RevocationReason,
  now: Date,
  kept: string | null = null,
): Promise<number> {
  const sessions = (await liveSessionsOf(tx, accountId, now)).filter(({ id }) => id !== kept);
  for (const session of sessions) await revokeSession(tx, ledger, actor, session, reason, now);
  return sessions.length;
}
