import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Role } from '../../kernel/permission.js';

/** A person who can log in. */
@Entity({ schema: 'access', name: 'account' })
export class Account {
  @PrimaryColumn({ type: 'text' })
  id: string;

  /** In lower case; unique. */
  @Column({ type: 'text' })
  email: string;

  @Column({ name: 'display_name', type: 'text' })
  displayName: string;

  /** Argon2id in PHC form. */
  @Column({ name: 'password_hash', type: 'text' })
  passwordHash: string;

  @Column({ type: 'text', array: true })
  roles: Role[];

  @Column({ type: 'integer' })
  version: number;

  @Column({ name: 'created_at', type: 'timestamptz' })
  createdAt: Date;

  @Column({ name: 'disabled_at', type: 'timestamptz', nullable: true })
  disabledAt: Date | null;
}
