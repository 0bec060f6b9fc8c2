import type { EntityManager } from 'typeorm';
import type { Actor } from '../../kernel/actor.js';
import type { LedgerAppender } from '../../platform/ledger/ledger-appender.js';
import type { Packet } from './packet.entity.js';
import type { PacketFormat } from './packet-file.entity.js';

/** Who read which packet, in which form, and when. `view` is the answer of the API. */
export function recordOpening(
  tx: EntityManager,
  ledger: LedgerAppender,
  actor: Actor,
  packet: Packet,
  form: PacketFormat | 'view',
): Promise<void> {
  return ledger.append(tx, {
    actor: actor.accountId,
    kind: 'packet.opened',
    body: {
      packet_id: packet.id,
      screening_id: packet.screeningId,
      requisition_id: packet.requisitionId,
      digest: packet.digest,
      form,
    },
  });
}
