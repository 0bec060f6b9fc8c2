import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, type EntityManager } from 'typeorm';
import type { Actor } from '../../kernel/actor.js';
import { conflict, invalid, notFound } from '../../kernel/domain-error.js';
import { newId } from '../../kernel/ids.js';
import { act } from '../../platform/database/act.js';
import { LedgerAppender } from '../../platform/ledger/ledger-appender.js';
import { moveStage } from '../../screenings/screenings/find-screening.js';
import { findPacketFor } from '../packets/find-packet.js';
import { packetDocument } from '../packets/packet.dto.js';
import { Packet } from '../packets/packet.entity.js';
import { refuseOutdated } from '../packets/packet-state.js';
import { Receipt } from '../receipts/receipt.entity.js';
import { type DecisionView, decisionView, type RecordDecision } from './decision.dto.js';
import { Decision } from './decision.entity.js';
import { requireWaits } from './require-waits.js';

@Injectable()
export class DecisionsService {
  constructor(
    @InjectDataSource('released') private readonly room: DataSource,
    private readonly ledger: LedgerAppender,
  ) {}

  async record(actor: Actor, packetId: string, request: RecordDecision): Promise<DecisionView> {
    return act(this.room, async (tx) => {
      const packet = await findPacketFor(tx, actor, packetId, ['hiring_manager']);
      refuseForeignCriteria(packet, request.criterion_ids);
      await refuseOutdated(tx, packet);
      await this.requireReceipt(tx, actor, packet);
      if (request.outcome === 'do_not_proceed') await requireWaits(tx, packet, new Date());
      const stage = await moveStage(tx, packet.screeningId, 'decision_recorded');
      const decision = tx.create(Decision, {
        id: newId('decision'),
        packetId: packet.id,
        accountId: actor.accountId,
        outcome: request.outcome,
        criteria: request.criterion_ids,
        decidedAt: new Date(),
      });
      await tx.insert(Decision, decision);
      await this.ledger.append(tx, {
        actor: actor.accountId,
        kind: 'decision.recorded',
        body: {
          decision_id: decision.id,
          packet_id: packet.id,
          screening_id: packet.screeningId,
          requisition_id: packet.requisitionId,
          criterion_ids: decision.criteria,
          outcome: decision.outcome,
          stage_before: stage.before,
          stage_after: stage.after,
        },
      });
      return decisionView(decision);
    });
  }

  async ofPacket(actor: Actor, packetId: string): Promise<DecisionView> {
    const packet = await findPacketFor(this.room.manager, actor, packetId);
    const decision = await this.room.manager.findOneBy(Decision, { packetId: packet.id });
    if (decision === null) throw notFound('decision');
    return decisionView(decision);
  }

  private async requireReceipt(tx: EntityManager, actor: Actor, packet: Packet): Promise<void> {
    if (await tx.existsBy(Receipt, { packetId: packet.id, accountId: actor.accountId })) return;
    throw conflict('decision.receipt_missing', 'Acknowledge the packet before you decide on it.', {
      missing: [{ code: 'receipt', detail: `POST /v1/packets/${packet.id}/receipts`, related: [packet.id] }],
    });
  }
}

function refuseForeignCriteria(packet: Packet, criterionIds: readonly string[]): void {
  const known = packetDocument(packet).requisition.criteria.map((criterion) => criterion.id);
  if (criterionIds.every((id) => known.includes(id))) return;
  throw invalid('criterion_ids', 'Name criteria of the packet’s requisition only; the packet lists them.');
}
