import { Shown } from '../../platform/http/shown.js';
import type { Receipt } from './receipt.entity.js';

export class ReceiptView {
  @Shown({ description: 'The receipt’s id.', example: 'rcp_01KAN5TQ2M9Z8Y7X6W5V4T3S2R' })
  id: string;

  @Shown({ description: 'Always `receipt`.', example: 'receipt' })
  object: string;

  @Shown({ description: 'The packet received.', example: 'pkt_01KAN5TQ2M9Z8Y7X6W5V4T3S2R' })
  packet_id: string;

  @Shown({ description: 'Who received it.', example: 'acc_01KAN5TQ2M9Z8Y7X6W5V4T3S2R' })
  account_id: string;

  @Shown({ description: 'When.', example: '2026-03-02T15:04:05.000Z' })
  acknowledged_at: string;
}

export function receiptView(receipt: Receipt): ReceiptView {
  return {
    id: receipt.id,
    object: 'receipt',
    packet_id: receipt.packetId,
    account_id: receipt.accountId,
    acknowledged_at: receipt.acknowledgedAt.toISOString(),
  };
}
