import { Column, Entity, PrimaryColumn } from 'typeorm';

export const HOLD_BASES = [
  'charge_filed',
  'suit_filed',
  'litigation_anticipated',
  'records_request',
  'audit',
] as const;
export type HoldBasis = (typeof HOLD_BASES)[number];

/**
 * Keeps everything of a requisition, whatever the schedules say: once a charge is pending, the records of the other
 * applicants for the same position stay too (29 CFR 1602.31).
 */
@Entity({ schema: 'screenings', name: 'legal_hold' })
export class LegalHold {
  @PrimaryColumn({ type: 'text' })
  id: string;

  @Column({ name: 'requisition_id', type: 'text' })
  requisitionId: string;

  @Column({ type: 'text' })
  basis: HoldBasis;

  @Column({ name: 'placed_by', type: 'text' })
  placedBy: string;

  @Column({ name: 'placed_at', type: 'timestamptz' })
  placedAt: Date;

  @Column({ name: 'lifted_by', type: 'text', nullable: true })
  liftedBy: string | null;

  @Column({ name: 'lifted_at', type: 'timestamptz', nullable: true })
  liftedAt: Date | null;
}
