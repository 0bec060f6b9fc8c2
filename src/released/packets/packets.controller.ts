import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../kernel/actor.js';
import { CurrentActor } from '../../platform/access/current-actor.js';
import { Requires } from '../../platform/access/declarations.js';
import { IdParam } from '../../platform/http/id-param.js';
import { listOf, type Page } from '../../platform/http/pagination.js';
import { PacketListQuery, PacketSummaryView, PacketView, packetFindingView } from './packet.dto.js';
import { PacketsService } from './packets.service.js';

@ApiTags('Packets')
@Controller('v1/packets')
export class PacketsController {
  constructor(private readonly packets: PacketsService) {}

  @Get()
  @Requires('packets:read')
  @ApiOperation({
    operationId: 'listPackets',
    summary: 'List packets',
    description: 'Hiring managers see the packets of requisitions they decide; newest first.',
  })
  @ApiOkResponse({ type: listOf(PacketSummaryView) })
  list(@CurrentActor() actor: Actor, @Query() query: PacketListQuery): Promise<Page<PacketSummaryView>> {
    return this.packets.list(actor, query);
  }

  @Get(':id')
  @Requires('packets:read')
  @ApiOperation({
    operationId: 'openPacket',
    summary: 'Open a packet',
    description: 'The packet exactly as released. Opening it is recorded in the ledger.',
  })
  @ApiOkResponse({ type: PacketView })
  open(@CurrentActor() actor: Actor, @IdParam('packet') id: string): Promise<PacketView> {
    return this.packets.open(actor, id).then((document) => ({
      ...document,
      requisition: { ...document.requisition, criteria: [...document.requisition.criteria] },
      findings: document.findings.map(packetFindingView),
      before_adverse_decision: [...(document.before_adverse_decision ?? [])],
    }));
  }
}
