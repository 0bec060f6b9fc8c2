import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Names, handles and contacts of one screening's candidate, sealed as one. Names are proxies for classes. */
@Entity({ schema: 'vault', name: 'identity' })
export class Identity {
  @PrimaryColumn({ name: 'screening_id', type: 'text' })
  screeningId: string;

  @Column({ type: 'bytea' })
  sealed: Buffer;

  @Column({ type: 'integer' })
  version: number;

  @Column({ name: 'written_by', type: 'text' })
  writtenBy: string;

  @Column({ name: 'written_at', type: 'timestamptz' })
  writtenAt: Date;
}
