import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Why a session ended before its time. */
export const REVOCATION_REASONS = [
  'logged_out',
  'refresh_token_reused',
  'account_disabled',
  'password_reset',
  'password_changed',
  'second_factor_removed',
  'ended_by_owner',
  'ended_by_administrator',
] as const;
export type RevocationReason = (typeof REVOCATION_REASONS)[number];

/** One login of one account, until it is revoked or expires. */
@Entity({ schema: 'access', name: 'session' })
export class Session {
  @PrimaryColumn({ type: 'text' })
  id: string;

  @Column({ name: 'account_id', type: 'text' })
  accountId: string;

  /** SHA-256 (hex) of the one refresh token that is good now. */
  @Column({ name: 'refresh_digest', type: 'text' })
  refreshDigest: string;

  @Column({ name: 'created_at', type: 'timestamptz' })
  createdAt: Date;

  @Column({ name: 'last_used_at', type: 'timestamptz' })
  lastUsedAt: Date;

  @Column({ name: 'expires_at', type: 'timestamptz' })
  expiresAt: Date;

  /** Whether the login showed a second factor. */
  @Column({ name: 'second_factor', type: 'boolean' })
  secondFactor: boolean;

  @Column({ name: 'revoked_at', type: 'timestamptz', nullable: true })
  revokedAt: Date | null;

  @Column({ name: 'revoked_reason', type: 'text', nullable: true })
  revokedReason: RevocationReason | null;
}
