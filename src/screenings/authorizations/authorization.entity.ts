import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { SuspensionReason } from './grant-rules.js';

/** A time in which an authorization did not hold. Instants are ISO-8601: the periods are kept as JSON. */
export interface Suspension {
  readonly suspended_at: string;
  readonly suspended_by: string;
  readonly reason: SuspensionReason;
  /** Null while it lasts. */
  readonly reinstated_at: string | null;
  readonly reinstated_by: string | null;
}

/** That a person may search, because they hold a sensitive position (city policy B7). */
@Entity({ schema: 'screenings', name: 'sensitive_position_authorization' })
export class Authorization {
  @PrimaryColumn({ type: 'text' })
  id: string;

  @Column({ name: 'account_id', type: 'text' })
  accountId: string;

  /** The act of appointment or rule it rests on, e.g. `Civil Service Rule 4.2, appointment 2026-113`. */
  @Column({ type: 'text' })
  basis: string;

  /** The office or body that decided it; `grantedBy` is the account that wrote it down. Null in old rows. */
  @Column({ name: 'granting_authority', type: 'text', nullable: true })
  grantingAuthority: string | null;

  @Column({ name: 'training_completed_on', type: 'date' })
  trainingCompletedOn: string;

  /** The last day on which the training counts. Null in old rows. */
  @Column({ name: 'training_expires_on', type: 'date', nullable: true })
  trainingExpiresOn: string | null;

  /** When the holder signed that what they read stays confidential. Null in old rows. */
  @Column({ name: 'confidentiality_acknowledged_on', type: 'date', nullable: true })
  confidentialityAcknowledgedOn: string | null;

  /** SHA-256 of the signed acknowledgement, kept where the employer keeps its forms. */
  @Column({ name: 'acknowledgement_digest', type: 'text', nullable: true })
  acknowledgementDigest: string | null;

  @Column({ name: 'granted_by', type: 'text' })
  grantedBy: string;

  @Column({ name: 'granted_at', type: 'timestamptz' })
  grantedAt: Date;

  @Column({ name: 'valid_from', type: 'timestamptz' })
  validFrom: Date;

  @Column({ name: 'expires_at', type: 'timestamptz' })
  expiresAt: Date;

  @Column({ type: 'jsonb' })
  suspensions: Suspension[];

  /** From when the revocation holds; it may lie before the day on which it was recorded. */
  @Column({ name: 'revoked_at', type: 'timestamptz', nullable: true })
  revokedAt: Date | null;

  @Column({ name: 'revocation_recorded_at', type: 'timestamptz', nullable: true })
  revocationRecordedAt: Date | null;

  @Column({ name: 'revoked_by', type: 'text', nullable: true })
  revokedBy: string | null;

  @Column({ name: 'revoked_reason', type: 'text', nullable: true })
  revokedReason: string | null;
}
