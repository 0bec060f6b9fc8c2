import { Column, Entity, PrimaryColumn } from 'typeorm';

/** An entry in its place in the log. Readers only: nothing in the service writes through this class. */
@Entity({ schema: 'ledger', name: 'entry' })
export class Entry {
  /** From 1, without gaps. A bigint, which the driver reads as text. */
  @PrimaryColumn({ type: 'bigint' })
  seq: string;

  @Column({ type: 'text' })
  canonical: string;

  @Column({ type: 'text', insert: false, update: false })
  id: string;

  @Column({ type: 'text', insert: false, update: false })
  kind: string;

  @Column({ type: 'text', insert: false, update: false })
  actor: string;

  @Column({ name: 'screening_id', type: 'text', nullable: true, insert: false, update: false })
  screeningId: string | null;
}
