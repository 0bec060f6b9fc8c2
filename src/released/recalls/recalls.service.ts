import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, type EntityManager } from 'typeorm';
import type { Actor } from '../../kernel/actor.js';
import { notFound } from '../../kernel/domain-error.js';
import { act } from '../../platform/database/act.js';
import { LedgerAppender } from '../../platform/ledger/ledger-appender.js';
import { findPacketFor } from '../packets/find-packet.js';
import type { Packet } from '../packets/packet.entity.js';
import { type RecallReceiptView, type RecallView, recallReceiptView, recallView } from './recall.dto.js';
import { Recall } from './recall.entity.js';
import { RecallReceipt } from './recall-receipt.entity.js';

/** What decision makers are told about recalls, and that they have taken note. */
@Injectable()
export class RecallsService {
  constructor(
    @InjectDataSource('released') private readonly room: DataSource,
    private readonly ledger: LedgerAppender,
  ) {}

  async read(actor: Actor, packetId: string): Promise<RecallView> {
    const tx = this.room.manager;
    return recallView(await this.recallOf(tx, await findPacketFor(tx, actor, packetId)));
  }

  /** Taking note twice is the same as once. */
  async acknowledge(actor: Actor, packetId: string): Promise<RecallReceiptView> {
    return act(this.room, async (tx) => {
      const packet = await findPacketFor(tx, actor, packetId, ['hiring_manager']);
      await this.recallOf(tx, packet);
      const key = { packetId, accountId: actor.accountId };
      const inserted = await tx
        .createQueryBuilder()
        .insert()
        .into(RecallReceipt)
        .values({ ...key, acknowledgedAt: new Date() })
        .orIgnore()
        .returning('packet_id')
        .execute();
      const receipt = await tx.findOneByOrFail(RecallReceipt, key);
      if (inserted.raw.length === 0) return recallReceiptView(receipt);
      await this.ledger.append(tx, {
        actor: actor.accountId,
        kind: 'recall.acknowledged',
        body: {
          packet_id: packetId,
          screening_id: packet.screeningId,
          requisition_id: packet.requisitionId,
        },
      });
      return recallReceiptView(receipt);
    });
  }

  private async recallOf(tx: EntityManager, packet: Packet): Promise<Recall> {
    const recall = await tx.findOneBy(Recall, { packetId: packet.id });
    if (recall === null) throw notFound('recall');
    return recall;
  }
}
