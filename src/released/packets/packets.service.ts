import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, In } from 'typeorm';
import type { Actor } from '../../kernel/actor.js';
import { act } from '../../platform/database/act.js';
import { readPage } from '../../platform/database/read-page.js';
import { hrefOf, type Page } from '../../platform/http/pagination.js';
import { LedgerAppender } from '../../platform/ledger/ledger-appender.js';
import { requisitionsWithDuty } from '../../screenings/assignments/require-duty.js';
import { findPacketFor, PACKET_READERS } from './find-packet.js';
import { type PacketListQuery, type PacketSummaryView, packetDocument, packetSummary } from './packet.dto.js';
import { Packet } from './packet.entity.js';
import type { PacketDocument } from './packet-document.js';
import { refuseOutdated, statesOf } from './packet-state.js';
import { recordOpening } from './record-opening.js';

/** Packets for those who may read them. There is nothing here that could change one. */
@Injectable()
export class PacketsService {
  constructor(
    @InjectDataSource('released') private readonly room: DataSource,
    private readonly ledger: LedgerAppender,
  ) {}

  async list(actor: Actor, query: PacketListQuery): Promise<Page<PacketSummaryView>> {
    const tx = this.room.manager;
    const visible = actor.roles.includes('auditor')
      ? null
      : await requisitionsWithDuty(tx, actor, PACKET_READERS);
    const requisitions = narrow(visible, query.requisition_id);
    const found = tx
      .createQueryBuilder(Packet, 'p')
      .where(requisitions === null ? {} : { requisitionId: In(requisitions) });
    const href = hrefOf('/v1/packets', { requisition_id: query.requisition_id });
    const page = await readPage(found, 'packet', query, (packet) => packet, href);
    const states = await statesOf(tx, page.data);
    return {
      ...page,
      data: page.data.map((packet) => packetSummary(packet, states.get(packet.id) ?? 'current')),
    };
  }

  /** Opening a packet is an act: the ledger says who read it and when. */
  async open(actor: Actor, packetId: string): Promise<PacketDocument> {
    return act(this.room, async (tx) => {
      const packet = await findPacketFor(tx, actor, packetId);
      // Who releases and who audits see what was called back; who decides must not use it.
      if (actor.roles.includes('hiring_manager')) await refuseOutdated(tx, packet);
      await recordOpening(tx, this.ledger, actor, packet, 'view');
      return packetDocument(packet);
    });
  }
}

/** The requisitions to look in: those visible (null: all), narrowed to the one asked for. */
function narrow(visible: readonly string[] | null, wanted: string | undefined): string[] | null {
  if (wanted === undefined) return visible === null ? null : [...visible];
  return visible === null || visible.includes(wanted) ? [wanted] : [];
}
