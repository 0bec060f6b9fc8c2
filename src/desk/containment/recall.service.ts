import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import type { Actor } from '../../kernel/actor.js';
import { conflict, notFound } from '../../kernel/domain-error.js';
import { act } from '../../platform/database/act.js';
import { LedgerAppender } from '../../platform/ledger/ledger-appender.js';
import { findSentPacket, newestPacket } from '../../released/packets/packet.intake.js';
import { recordAction } from '../../screenings/incidents/record-action.js';
import { findScreeningFor } from '../../screenings/screenings/find-screening.js';
import { callBack, openIncidentOf } from './call-back.js';
import type { PacketRecallView, RecallPacket } from './containment.dto.js';

/** Calls packets back from the people who decide. */
@Injectable()
export class RecallService {
  constructor(
    @InjectDataSource('desk') private readonly room: DataSource,
    private readonly ledger: LedgerAppender,
  ) {}

  /** @throws DomainError conflict `packet.superseded`, `packet.already_recalled`, `incident.not_about_this` */
  async recall(actor: Actor, packetId: string, request: RecallPacket): Promise<PacketRecallView> {
    return act(this.room, async (tx) => {
      const packet = await findSentPacket(tx, packetId);
      if (packet === null) throw notFound('packet');
      const screening = await findScreeningFor(tx, actor, packet.screeningId, ['coordinator'], 'packet');
      const newest = await newestPacket(tx, packet.screeningId);
      if (newest?.id !== packet.id) {
        throw conflict('packet.superseded', 'A later version took its place; recall that one if need be.', {
          state: 'superseded',
          missing: [
            {
              code: 'newest_packet',
              detail: 'The version in use.',
              related: newest === null ? [] : [newest.id],
            },
          ],
        });
      }
      const incidentId = request.incident_id ?? null;
      if (incidentId !== null) await openIncidentOf(tx, incidentId, screening);
      const now = new Date();
      const stage = await callBack(tx, packet, request.reason, actor.accountId, now);
      if (incidentId !== null) {
        await recordAction(tx, incidentId, 'recalled', [packet.id], actor.accountId, now);
      }
      await this.ledger.append(tx, {
        actor: actor.accountId,
        kind: 'packet.recalled',
        body: {
          packet_id: packet.id,
          packet_version: packet.version,
          screening_id: screening.id,
          requisition_id: screening.requisitionId,
          incident_id: incidentId,
          reason: request.reason,
          stage_before: stage.before,
          stage_after: stage.after,
        },
      });
      return {
        object: 'packet_recall' as const,
        packet_id: packet.id,
        reason: request.reason,
        incident_id: incidentId,
        stage: stage.after,
      };
    });
  }
}
