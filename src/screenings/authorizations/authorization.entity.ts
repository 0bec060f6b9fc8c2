import { Column, Entity, PrimaryColumn } from 'typeorm';

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

  @Column({ name: 'training_completed_on', type: 'date' })
  trainingCompletedOn: string;

  @Column({ name: 'granted_by', type: 'text' })
  grantedBy: string;

  @Column({ name: 'granted_at', type: 'timestamptz' })
  grantedAt: Date;

  @Column({ name: 'valid_from', type: 'timestamptz' })
  validFrom: Date;

  @Column({ name: 'expires_at', type: 'timestamptz' })
  expiresAt: Date;

  @Column({ name: 'revoked_at', type: 'timestamptz', nullable: true })
  revokedAt: Date | null;

  @Column({ name: 'revoked_by', type: 'text', nullable: true })
  revokedBy: string | null;

  @Column({ name: 'revoked_reason', type: 'text', nullable: true })
  revokedReason: string | null;
}
