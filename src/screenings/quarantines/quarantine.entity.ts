import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Why something may be used again. */
export const LIFT_REASONS = ['method_was_lawful', 'wrong_thing', 'incident_unfounded'] as const;
export type LiftReason = (typeof LIFT_REASONS)[number];

/**
 * A search or finding that nobody may use any more, or a finding that follows from such a search. Placed because of
 * an incident, lifted by a second person. It holds ids only.
 */
@Entity({ schema: 'screenings', name: 'quarantine' })
export class Quarantine {
  @PrimaryColumn({ type: 'text' })
  id: string;

  @Column({ name: 'requisition_id', type: 'text' })
  requisitionId: string;

  @Column({ name: 'screening_id', type: 'text' })
  screeningId: string;

  /** The search or finding that was put away. */
  @Column({ name: 'cause_id', type: 'text' })
  causeId: string;

  /** The search or finding this row is about: the cause itself, or a finding that follows from it. */
  @Column({ name: 'thing_id', type: 'text' })
  thingId: string;

  @Column({ name: 'incident_id', type: 'text' })
  incidentId: string;

  @Column({ name: 'placed_by', type: 'text' })
  placedBy: string;

  @Column({ name: 'placed_at', type: 'timestamptz' })
  placedAt: Date;

  @Column({ name: 'lifted_by', type: 'text', nullable: true })
  liftedBy: string | null;

  @Column({ name: 'lifted_at', type: 'timestamptz', nullable: true })
  liftedAt: Date | null;

  @Column({ name: 'lift_reason', type: 'text', nullable: true })
  liftReason: LiftReason | null;
}
