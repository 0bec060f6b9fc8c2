import { Column, Entity, PrimaryColumn } from 'typeorm';

/** That a hiring manager received a packet. Immutable. */
@Entity({ schema: 'released', name: 'receipt' })
export class Receipt {
  @PrimaryColumn({ type: 'text' })
  id: string;

  @Column({ name: 'packet_id', type: 'text' })
  packetId: string;

  @Column({ name: 'account_id', type: 'text' })
  accountId: string;

  @Column({ name: 'acknowledged_at', type: 'timestamptz' })
  acknowledgedAt: Date;
}
