import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What a hiring manager receives. Immutable: the database refuses UPDATE and DELETE. */
@Entity({ schema: 'released', name: 'packet' })
export class Packet {
  @PrimaryColumn({ type: 'text' })
  id: string;

  @Column({ name: 'screening_id', type: 'text' })
  screeningId: string;

  @Column({ name: 'requisition_id', type: 'text' })
  requisitionId: string;

  @Column({ type: 'integer' })
  version: number;

  /** The packet as canonical JSON (RFC 8785); the digest is over these bytes. */
  @Column({ type: 'text' })
  document: string;

  @Column({ type: 'text' })
  digest: string;

  @Column({ name: 'released_by', type: 'text' })
  releasedBy: string;

  @Column({ name: 'released_at', type: 'timestamptz' })
  releasedAt: Date;
}
