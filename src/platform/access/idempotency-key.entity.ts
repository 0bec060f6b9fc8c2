import { Column, Entity, PrimaryColumn } from 'typeorm';

/** An `Idempotency-Key` in use: reserved before the act, and its response once the act is done. */
@Entity({ schema: 'access', name: 'idempotency_key' })
export class IdempotencyKey {
  @PrimaryColumn({ name: 'account_id', type: 'text' })
  accountId: string;

  @PrimaryColumn({ type: 'text' })
  key: string;

  /** Keyed digest of method, path and body. */
  @Column({ name: 'request_digest', type: 'text' })
  requestDigest: string;

  /** The status the handler answers with when it succeeds. */
  @Column({ type: 'integer' })
  status: number;

  @Column({ type: 'integer' })
  attempt: number;

  @Column({ name: 'locked_until', type: 'timestamptz' })
  lockedUntil: Date;

  /** As it was sent; `json` keeps the order of its members, `jsonb` does not. */
  @Column({ type: 'json', nullable: true })
  response: unknown;

  /** The process that works on it (ProcessPresence); PostgreSQL's bigint arrives as text. */
  @Column({ type: 'bigint', nullable: true })
  holder: string | null;

  @Column({ name: 'created_at', type: 'timestamptz' })
  createdAt: Date;

  @Column({ name: 'completed_at', type: 'timestamptz', nullable: true })
  completedAt: Date | null;
}
