import { Column, Entity, PrimaryColumn } from 'typeorm';

/** How much became unreadable. */
export type DisposalCounts = {
  readonly findings: number;
  readonly statements: number;
  readonly searches: number;
};

/** The disposal of a screening's texts: proposed by one person, done by another, with its certificate. */
@Entity({ schema: 'screenings', name: 'disposal' })
export class Disposal {
  @PrimaryColumn({ type: 'text' })
  id: string;

  @Column({ name: 'screening_id', type: 'text' })
  screeningId: string;

  @Column({ name: 'requisition_id', type: 'text' })
  requisitionId: string;

  @Column({ name: 'keep_until', type: 'timestamptz' })
  keepUntil: Date;

  @Column({ type: 'text', array: true })
  rules: string[];

  @Column({ name: 'schedule_reference', type: 'text', nullable: true })
  scheduleReference: string | null;

  @Column({ name: 'proposed_by', type: 'text' })
  proposedBy: string;

  @Column({ name: 'proposed_at', type: 'timestamptz' })
  proposedAt: Date;

  @Column({ name: 'approved_by', type: 'text', nullable: true })
  approvedBy: string | null;

  @Column({ name: 'approved_at', type: 'timestamptz', nullable: true })
  approvedAt: Date | null;

  @Column({ type: 'jsonb', nullable: true })
  counts: DisposalCounts | null;
}
