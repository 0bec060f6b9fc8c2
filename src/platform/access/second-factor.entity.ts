import { Column, Entity, PrimaryColumn } from 'typeorm';

/** The second factor of an account: a secret shared with the authenticator app on its owner's phone. */
@Entity({ schema: 'access', name: 'second_factor' })
export class SecondFactor {
  @PrimaryColumn({ name: 'account_id', type: 'text' })
  accountId: string;

  @Column({ type: 'bytea' })
  salt: Buffer;

  @Column({ type: 'bytea' })
  sealed: Buffer;

  /** Null until the first code was right. */
  @Column({ name: 'confirmed_at', type: 'timestamptz', nullable: true })
  confirmedAt: Date | null;

  /** The time step of the last code taken; PostgreSQL's bigint arrives as text. */
  @Column({ name: 'last_step', type: 'bigint' })
  lastStep: string;

  @Column({ name: 'created_at', type: 'timestamptz' })
  createdAt: Date;
}
