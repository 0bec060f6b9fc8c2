import { Column, Entity, type FindOptionsOrder, PrimaryColumn } from 'typeorm';

/**
 * A committed entry, whether the sequencer has given it its place or not: what reports read, so that an act is seen
 * as soon as it is done. A view, so nothing writes it, and to PostgreSQL any of its columns may be null.
 */
@Entity({ schema: 'ledger', name: 'recorded' })
export class RecordedEntry {
  @PrimaryColumn({ type: 'text' })
  id: string;

  /** Its place in the log; null while it waits for one. */
  @Column({ type: 'bigint', nullable: true })
  seq: string | null;

  /** The order among those that wait. */
  @Column({ type: 'bigint', nullable: true })
  number: string | null;

  @Column({ type: 'text' })
  kind: string;

  @Column({ type: 'text' })
  actor: string;

  @Column({ name: 'screening_id', type: 'text', nullable: true })
  screeningId: string | null;

  @Column({ type: 'text' })
  canonical: string;
}

/** As they were done: first those with a place, then those that wait for one. */
export const IN_ORDER: FindOptionsOrder<RecordedEntry> = { seq: 'ASC', number: 'ASC' };
