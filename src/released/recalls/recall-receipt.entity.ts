import { Column, Entity, PrimaryColumn } from 'typeorm';

/** That a decision maker has taken note of a recall. */
@Entity({ schema: 'released', name: 'recall_receipt' })
export class RecallReceipt {
  @PrimaryColumn({ name: 'packet_id', type: 'text' })
  packetId: string;

  @PrimaryColumn({ name: 'account_id', type: 'text' })
  accountId: string;

  @Column({ name: 'acknowledged_at', type: 'timestamptz' })
  acknowledgedAt: Date;
}
