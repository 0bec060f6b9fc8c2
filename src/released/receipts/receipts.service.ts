import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import type { Actor } from '../../kernel/actor.js';
import { conflict } from '../../kernel/domain-error.js';
import { newId } from '../../kernel/ids.js';
import { act } from '../../platform/database/act.js';
import { LedgerAppender } from '../../platform/ledger/ledger-appender.js';
import { findPacketFor } from '../packets/find-packet.js';
import { refuseOutdated } from '../packets/packet-state.js';
import { type ReceiptView, receiptView } from './receipt.dto.js';
import { Receipt } from './receipt.entity.js';

@Injectable()
export class ReceiptsService {
  constructor(
    @InjectDataSource('released') private readonly room: DataSource,
    private readonly ledger: LedgerAppender,
  ) {}

  async acknowledge(actor: Actor, packetId: string): Promise<ReceiptView> {
    return act(this.room, async (tx) => {
      const packet = await findPacketFor(tx, actor, packetId, ['hiring_manager']);
      await refuseOutdated(tx, packet);
      const receipt = tx.create(Receipt, {
        id: newId('receipt'),
        packetId: packet.id,
        accountId: actor.accountId,
        acknowledgedAt: new Date(),
      });
      const inserted = await tx
        .createQueryBuilder()
        .insert()
        .into(Receipt)
        .values(receipt)
        .orIgnore()
        .returning('id')
        .execute();
      if (inserted.raw.length === 0) {
        throw conflict('receipt.exists', 'You have acknowledged this packet already.');
      }
      await this.ledger.append(tx, {
        actor: actor.accountId,
        kind: 'packet.acknowledged',
        body: {
          receipt_id: receipt.id,
          packet_id: packet.id,
          screening_id: packet.screeningId,
          requisition_id: packet.requisitionId,
        },
      });
      return receiptView(receipt);
    });
  }
}
