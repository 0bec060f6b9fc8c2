import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Duty } from './duties.js';

/** A person's duty in one requisition. An ended assignment stays: what was seen can't be unseen. */
@Entity({ schema: 'screenings', name: 'assignment' })
export class Assignment {
  @PrimaryColumn({ type: 'text' })
  id: string;

  @Column({ name: 'requisition_id', type: 'text' })
  requisitionId: string;

  @Column({ name: 'account_id', type: 'text' })
  accountId: string;

  @Column({ type: 'text' })
  duty: Duty;

  @Column({ name: 'assigned_by', type: 'text' })
  assignedBy: string;

  @Column({ name: 'assigned_at', type: 'timestamptz' })
  assignedAt: Date;

  @Column({ name: 'ended_by', type: 'text', nullable: true })
  endedBy: string | null;

  @Column({ name: 'ended_at', type: 'timestamptz', nullable: true })
  endedAt: Date | null;
}
