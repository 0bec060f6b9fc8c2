import { Body, Controller, Get, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../kernel/actor.js';
import { CurrentActor } from '../../platform/access/current-actor.js';
import { Requires } from '../../platform/access/declarations.js';
import { IdParam } from '../../platform/http/id-param.js';
import { listOf, type Page, PageQuery } from '../../platform/http/pagination.js';
import { ProcessEventView, RecordProcessEvent } from './process.dto.js';
import { ProcessService } from './process.service.js';

@ApiTags('Consents')
@Controller('v1/screenings/:id/process-events')
export class ProcessController {
  constructor(private readonly process: ProcessService) {}

  @Post()
  @Requires('consents:record')
  @ApiOperation({
    operationId: 'recordProcessEvent',
    summary: 'Record a step the law asks for',
    description:
      'An offer made, a disclosure, a notice. Where a pinned policy pack puts one before a search, or before an adverse ' +
      'decision, the search, the release or the decision is refused until it is recorded; each refusal cites the ' +
      'statute. Recorded once, never changed; a later one may be added.',
  })
  @ApiCreatedResponse({ type: ProcessEventView })
  record(
    @CurrentActor() actor: Actor,
    @IdParam('screening') id: string,
    @Body() request: RecordProcessEvent,
  ): Promise<ProcessEventView> {
    return this.process.record(actor, id, request);
  }

  @Get()
  @Requires('consents:read')
  @ApiOperation({
    operationId: 'listProcessEvents',
    summary: 'List the steps the law asks for',
    description: 'As recorded, newest first.',
  })
  @ApiOkResponse({ type: listOf(ProcessEventView) })
  list(
    @CurrentActor() actor: Actor,
    @IdParam('screening') id: string,
    @Query() page: PageQuery,
  ): Promise<Page<ProcessEventView>> {
    return this.process.list(actor, id, page);
  }
}
