import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A screening's data key, wrapped by the master key. Destroying it makes everything sealed with it unreadable. */
@Entity({ schema: 'vault', name: 'screening_key' })
export class StoredScreeningKey {
  @PrimaryColumn({ name: 'screening_id', type: 'text' })
  screeningId: string;

  @Column({ name: 'master_key_id', type: 'text' })
  masterKeyId: string;

  @Column({ name: 'wrapped_key', type: 'bytea', nullable: true })
  wrappedKey: Buffer | null;

  @Column({ name: 'created_at', type: 'timestamptz' })
  createdAt: Date;

  @Column({ name: 'destroyed_at', type: 'timestamptz', nullable: true })
  destroyedAt: Date | null;
}
