import { Column, Entity, PrimaryColumn } from 'typeorm';

export const DECISION_OUTCOMES = ['proceed', 'do_not_proceed', 'position_not_filled'] as const;
export type DecisionOutcome = (typeof DECISION_OUTCOMES)[number];

/** What the hiring manager decided on a packet, and the criteria it rests on. Immutable. */
@Entity({ schema: 'released', name: 'decision' })
export class Decision {
  @PrimaryColumn({ type: 'text' })
  id: string;

  @Column({ name: 'packet_id', type: 'text' })
  packetId: string;

  @Column({ name: 'account_id', type: 'text' })
  accountId: string;

  @Column({ type: 'text' })
  outcome: DecisionOutcome;

  /** Ids of the requisition's criteria that the decision rests on. */
  @Column({ type: 'text', array: true })
  criteria: string[];

  @Column({ name: 'decided_at', type: 'timestamptz' })
  decidedAt: Date;
}
