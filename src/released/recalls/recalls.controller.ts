import { Controller, Get, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../kernel/actor.js';
import { CurrentActor } from '../../platform/access/current-actor.js';
import { Requires } from '../../platform/access/declarations.js';
import { IdParam } from '../../platform/http/id-param.js';
import { RecallReceiptView, RecallView } from './recall.dto.js';
import { RecallsService } from './recalls.service.js';

@ApiTags('Packets')
@Controller('v1/packets/:id/recall')
export class RecallsController {
  constructor(private readonly recalls: RecallsService) {}

  @Get()
  @Requires('packets:read')
  @ApiOperation({
    operationId: 'readRecall',
    summary: 'Why a packet was recalled, and what to do',
    description: '404 when the packet was not recalled.',
  })
  @ApiOkResponse({ type: RecallView })
  read(@CurrentActor() actor: Actor, @IdParam('packet') id: string): Promise<RecallView> {
    return this.recalls.read(actor, id);
  }

  @Post('receipts')
  @Requires('packets:acknowledge')
  @ApiOperation({
    operationId: 'acknowledgeRecall',
    summary: 'Take note of a recall',
    description: 'By each hiring manager of the requisition. No body is needed.',
  })
  @ApiCreatedResponse({ type: RecallReceiptView })
  acknowledge(@CurrentActor() actor: Actor, @IdParam('packet') id: string): Promise<RecallReceiptView> {
    return this.recalls.acknowledge(actor, id);
  }
}
