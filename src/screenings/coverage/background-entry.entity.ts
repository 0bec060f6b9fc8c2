import { Column, Entity, PrimaryColumn } from 'typeorm';

/** That a candidate reached the background stage of a requisition: from now on Internet content is included (B5). */
@Entity({ schema: 'screenings', name: 'background_entry' })
export class BackgroundEntry {
  @PrimaryColumn({ type: 'text' })
  id: string;

  @Column({ name: 'requisition_id', type: 'text' })
  requisitionId: string;

  @Column({ name: 'candidate_id', type: 'text' })
  candidateId: string;

  @Column({ name: 'reached_at', type: 'timestamptz' })
  reachedAt: Date;

  @Column({ name: 'recorded_by', type: 'text' })
  recordedBy: string;

  @Column({ name: 'recorded_at', type: 'timestamptz' })
  recordedAt: Date;
}
