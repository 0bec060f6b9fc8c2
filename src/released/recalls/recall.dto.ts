import { exampleId } from '../../platform/http/fields.js';
import { Shown } from '../../platform/http/shown.js';
import { RECALL_REASONS, type Recall, type RecallReason } from './recall.entity.js';
import type { RecallReceipt } from './recall-receipt.entity.js';

/** What every decision maker is told to do, whatever the reason. */
const WHAT_TO_DO =
  'Put away every copy. Do not use the packet for a decision; if you have decided on it, tell your coordinator. ' +
  'A corrected packet may follow. Take note with POST /v1/packets/{id}/recall/receipts.';

export class RecallView {
  @Shown({ description: 'Always `recall`.', enum: ['recall'], example: 'recall' })
  object: 'recall';

  @Shown({ description: 'The packet.', example: exampleId('packet') })
  packet_id: string;

  @Shown({ description: 'Why.', enum: RECALL_REASONS, example: 'unlawful_method' })
  reason: RecallReason;

  @Shown({ description: 'When.', example: '2026-03-04T09:30:00.000Z' })
  recalled_at: string;

  @Shown({ description: 'What to do.', example: WHAT_TO_DO })
  what_to_do: string;
}

export class RecallReceiptView {
  @Shown({ description: 'Always `recall_receipt`.', enum: ['recall_receipt'], example: 'recall_receipt' })
  object: 'recall_receipt';

  @Shown({ description: 'The packet.', example: exampleId('packet') })
  packet_id: string;

  @Shown({ description: 'Who took note.', example: exampleId('account') })
  account_id: string;

  @Shown({ description: 'When.', example: '2026-03-04T10:02:00.000Z' })
  acknowledged_at: string;
}

export function recallView(recall: Recall): RecallView {
  return {
    object: 'recall',
    packet_id: recall.packetId,
    reason: recall.reason,
    recalled_at: recall.recalledAt.toISOString(),
    what_to_do: WHAT_TO_DO,
  };
}

export function recallReceiptView(receipt: RecallReceipt): RecallReceiptView {
  return {
    object: 'recall_receipt',
    packet_id: receipt.packetId,
    account_id: receipt.accountId,
    acknowledged_at: receipt.acknowledgedAt.toISOString(),
  };
}
