import { Body, Controller, Get, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../kernel/actor.js';
import { CurrentActor } from '../../platform/access/current-actor.js';
import { Requires } from '../../platform/access/declarations.js';
import { IdParam } from '../../platform/http/id-param.js';
import { Refuses } from '../../platform/http/refuses.js';
import { DecisionView, RecordDecision } from './decision.dto.js';
import { DecisionsService } from './decisions.service.js';

@ApiTags('Packets')
@Controller('v1/packets/:id/decision')
export class DecisionsController {
  constructor(private readonly decisions: DecisionsService) {}

  @Post()
  @Requires('decisions:record')
  @ApiOperation({
    operationId: 'recordDecision',
    summary: 'Record the decision on a packet',
    description:
      'By a hiring manager of the requisition who has acknowledged the packet. Once; it names the job-related ' +
      'criteria it rests on.',
  })
  @ApiCreatedResponse({ type: DecisionView })
  @Refuses(
    409,
    '`decision.receipt_missing`, `packet.superseded`, or `screening.wrong_stage` once it is decided.',
  )
  record(
    @CurrentActor() actor: Actor,
    @IdParam('packet') id: string,
    @Body() request: RecordDecision,
  ): Promise<DecisionView> {
    return this.decisions.record(actor, id, request);
  }

  @Get()
  @Requires('decisions:read')
  @ApiOperation({ operationId: 'readDecision', summary: 'Read the decision on a packet' })
  @ApiOkResponse({ type: DecisionView })
  read(@CurrentActor() actor: Actor, @IdParam('packet') id: string): Promise<DecisionView> {
    return this.decisions.ofPacket(actor, id);
  }
}
