import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Why a packet must not be used any more. None of them says anything about the candidate. */
export const RECALL_REASONS = [
  'unlawful_method',
  'not_uniform',
  'wrong_person',
  'protected_content',
  'inaccurate',
  'released_in_error',
] as const;
export type RecallReason = (typeof RECALL_REASONS)[number];

/** That a packet was called back. Packets never change, and neither does this. */
@Entity({ schema: 'released', name: 'recall' })
export class Recall {
  @PrimaryColumn({ name: 'packet_id', type: 'text' })
  packetId: string;

  @Column({ type: 'text' })
  reason: RecallReason;

  @Column({ name: 'recalled_by', type: 'text' })
  recalledBy: string;

  @Column({ name: 'recalled_at', type: 'timestamptz' })
  recalledAt: Date;
}
