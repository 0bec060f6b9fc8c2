import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Which version of a policy pack holds in a requisition. Set when it opens; no later version takes its place unseen. */
@Entity({ schema: 'screenings', name: 'requisition_pack' })
export class RequisitionPack {
  @PrimaryColumn({ name: 'requisition_id', type: 'text' })
  requisitionId: string;

  @PrimaryColumn({ name: 'pack_id', type: 'text' })
  packId: string;

  @Column({ type: 'integer' })
  version: number;

  /** SHA-256 of the pack's canonical JSON. */
  @Column({ type: 'text' })
  digest: string;

  /** Federal first, most local last. */
  @Column({ type: 'integer' })
  position: number;

  @Column({ name: 'pinned_by', type: 'text' })
  pinnedBy: string;

  @Column({ name: 'pinned_at', type: 'timestamptz' })
  pinnedAt: Date;
}
