import { Column, Entity, PrimaryColumn } from 'typeorm';

/** That a text of the desk's changed when everything was filtered again, and by what the one of before is known again. */
@Entity({ schema: 'desk', name: 'refiltered_text' })
export class RefilteredText {
  @PrimaryColumn({ name: 'run_id', type: 'text' })
  runId: string;

  /** The finding, or what was said beside it. */
  @PrimaryColumn({ name: 'source_id', type: 'text' })
  sourceId: string;

  @Column({ name: 'finding_id', type: 'text' })
  findingId: string;

  @Column({ name: 'screening_id', type: 'text' })
  screeningId: string;

  @Column({ name: 'requisition_id', type: 'text' })
  requisitionId: string;

  /** SHA-256 of the safe text of before. */
  @Column({ name: 'digest_before', type: 'text' })
  digestBefore: string;

  @Column({ name: 'changed_at', type: 'timestamptz' })
  changedAt: Date;
}
