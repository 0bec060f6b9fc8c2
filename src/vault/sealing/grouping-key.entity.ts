import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A key under which words of all screenings are compared without being readable, wrapped by the master key. */
@Entity({ schema: 'vault', name: 'grouping_key' })
export class StoredGroupingKey {
  @PrimaryColumn({ type: 'text' })
  id: string;

  @Column({ name: 'master_key_id', type: 'text' })
  masterKeyId: string;

  @Column({ name: 'wrapped_key', type: 'bytea' })
  wrappedKey: Buffer;

  @Column({ name: 'created_at', type: 'timestamptz' })
  createdAt: Date;
}
