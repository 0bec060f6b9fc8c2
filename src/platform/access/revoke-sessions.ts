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

/** Ends every session of an account: after a password reset, and when the account is disabled. */
export async function revokeSessionsOf(
  tx: EntityManager,
  ledger: LedgerAppender,
  actor: ActorName,
  accountId: string,
  reason: RevocationReason,
  now: Date,
): Promise<void> {
  const sessions = await tx.findBy(Session, { accountId, revokedAt: IsNull(), expiresAt: MoreThan(now) });
  for (const session of sessions) await revokeSession(tx, ledger, actor, session, reason, now);
}
