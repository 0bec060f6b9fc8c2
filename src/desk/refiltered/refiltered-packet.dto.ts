import { IdField } from '../../platform/http/fields.js';
import { PageQuery } from '../../platform/http/pagination.js';
import { Shown } from '../../platform/http/shown.js';
import type { OutdatedPacket } from './outdated-packets.js';

export class RefilteredPacketsQuery extends PageQuery {
  @IdField('refilter_run', { description: 'Only what this run changed.', optional: true })
  refilter_run_id?: string;
}

export class RefilteredPacketView {
  @Shown({ description: 'The packet’s id.', example: 'pkt_01KAN5TQ2M9Z8Y7X6W5V4T3S2R' })
  id: string;

  @Shown({ description: 'Always `refiltered_packet`.', enum: ['refiltered_packet'] })
  object: 'refiltered_packet';

  @Shown({ description: 'The packet’s version.', type: 'integer', example: 1 })
  version: number;

  @Shown({ description: 'The screening.', example: 'scr_01KAN5TQ2M9Z8Y7X6W5V4T3S2R' })
  screening_id: string;

  @Shown({ description: 'The requisition.', example: 'req_01KAN5TQ2M9Z8Y7X6W5V4T3S2R' })
  requisition_id: string;

  @Shown({ description: 'When it was released.', example: '2026-11-20T10:15:00.000Z' })
  released_at: string;

  @Shown({
    description: 'The findings whose text, or what was said beside it, is now filtered to something else.',
    isArray: true,
    example: ['fnd_01KAN5TQ2M9Z8Y7X6W5V4T3S2R'],
  })
  finding_ids: string[];

  @Shown({ description: 'When the last of them changed.', example: '2026-11-23T10:15:00.000Z' })
  changed_at: string;
}

export function refilteredPacketView(packet: OutdatedPacket): RefilteredPacketView {
  return {
    id: packet.id,
    object: 'refiltered_packet',
    version: packet.version,
    screening_id: packet.screeningId,
    requisition_id: packet.requisitionId,
    released_at: packet.releasedAt.toISOString(),
    finding_ids: [...packet.findingIds],
    changed_at: packet.changedAt.toISOString(),
  };
}
