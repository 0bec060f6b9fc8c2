import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import type { Actor } from '../../kernel/actor.js';
import { afterCursor, hrefOf, limitOf, type Page, pageOf } from '../../platform/http/pagination.js';
import { requisitionsInSight } from '../../screenings/assignments/sight.js';
import { outdatedPackets } from './outdated-packets.js';
import {
  type RefilteredPacketsQuery,
  type RefilteredPacketView,
  refilteredPacketView,
} from './refiltered-packet.dto.js';

/** Which packets somebody has to decide about, after everything was filtered again. */
@Injectable()
export class RefilteredPacketsService {
  constructor(@InjectDataSource('desk') private readonly room: DataSource) {}

  async list(actor: Actor, query: RefilteredPacketsQuery): Promise<Page<RefilteredPacketView>> {
    const tx = this.room.manager;
    const packets = await outdatedPackets(tx, {
      requisitionIds: await requisitionsInSight(tx, actor, ['coordinator']),
      runId: query.refilter_run_id ?? null,
      beforeId: afterCursor(query, 'packet'),
      limit: limitOf(query) + 1,
    });
    const { refilter_run_id } = query;
    return pageOf(
      packets,
      limitOf(query),
      refilteredPacketView,
      hrefOf('/v1/refiltered-packets', { refilter_run_id }),
    );
  }
}
