import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A draw of screenings that are vetted twice. Its seed is committed to in the ledger before it is used. */
@Entity({ schema: 'screenings', name: 'consistency_sample' })
export class ConsistencySample {
  @PrimaryColumn({ type: 'text' })
  id: string;

  @Column({ name: 'requisition_id', type: 'text' })
  requisitionId: string;

  @Column({ name: 'share_percent', type: 'integer' })
  sharePercent: number;

  /** 32 random bytes in hex. Shown to nobody before the draw. */
  @Column({ type: 'text' })
  seed: string;

  /** SHA-256 of the seed. */
  @Column({ type: 'text' })
  commitment: string;

  @Column({ name: 'committed_by', type: 'text' })
  committedBy: string;

  @Column({ name: 'committed_at', type: 'timestamptz' })
  committedAt: Date;

  @Column({ name: 'drawn_by', type: 'text', nullable: true })
  drawnBy: string | null;

  @Column({ name: 'drawn_at', type: 'timestamptz', nullable: true })
  drawnAt: Date | null;

  /** The screenings it was drawn from, in order of their ids. */
  @Column({ type: 'text', array: true, nullable: true })
  population: string[] | null;
}
