import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../kernel/actor.js';
import { CurrentActor } from '../../platform/access/current-actor.js';
import { Requires } from '../../platform/access/declarations.js';
import { listOf, type Page } from '../../platform/http/pagination.js';
import { RefilteredPacketsQuery, RefilteredPacketView } from './refiltered-packet.dto.js';
import { RefilteredPacketsService } from './refiltered-packets.service.js';

@ApiTags('Releases')
@Controller('v1/refiltered-packets')
export class RefilteredPacketsController {
  constructor(private readonly packets: RefilteredPacketsService) {}

  @Get()
  @Requires('refiltered_packets:read')
  @ApiOperation({
    operationId: 'listRefilteredPackets',
    summary: 'List packets that hold what the filter would now make otherwise',
    description:
      'After everything was filtered again under new rules: packets in use, of your requisitions, with a text that is ' +
      'different now. They do not change by themselves. Recall one (POST /v1/packets/{id}/recall), have the findings ' +
      'reviewed anew and release the next version; or let it stand.',
  })
  @ApiOkResponse({ type: listOf(RefilteredPacketView) })
  list(
    @CurrentActor() actor: Actor,
    @Query() query: RefilteredPacketsQuery,
  ): Promise<Page<RefilteredPacketView>> {
    return this.packets.list(actor, query);
  }
}
