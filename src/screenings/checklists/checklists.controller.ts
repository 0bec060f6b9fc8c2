import { Body, Controller, Get, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../kernel/actor.js';
import { CurrentActor } from '../../platform/access/current-actor.js';
import { Requires } from '../../platform/access/declarations.js';
import { IdParam } from '../../platform/http/id-param.js';
import { listOf, type Page, PageQuery } from '../../platform/http/pagination.js';
import { ChecklistView, PublishChecklist } from './checklist.dto.js';
import { ChecklistsService } from './checklists.service.js';

@ApiTags('Checklists')
@Controller('v1/checklists')
export class ChecklistsController {
  constructor(private readonly checklists: ChecklistsService) {}

  @Post()
  @Requires('checklists:publish')
  @ApiOperation({
    operationId: 'publishChecklist',
    summary: 'Publish a checklist version',
    description:
      'The uniform vetting protocol: ordered steps that every candidate of a requisition goes through. A published ' +
      'version never changes; publishing the same name again makes the next version. Requisitions name the id.',
  })
  @ApiCreatedResponse({ type: ChecklistView })
  publish(@CurrentActor() actor: Actor, @Body() request: PublishChecklist): Promise<ChecklistView> {
    return this.checklists.publish(actor, request);
  }

  @Get()
  @Requires('checklists:read')
  @ApiOperation({
    operationId: 'listChecklists',
    summary: 'List checklist versions',
    description: 'All published versions, newest first.',
  })
  @ApiOkResponse({ type: listOf(ChecklistView) })
  list(@CurrentActor() actor: Actor, @Query() page: PageQuery): Promise<Page<ChecklistView>> {
    return this.checklists.list(actor, page);
  }

  @Get(':id')
  @Requires('checklists:read')
  @ApiOperation({
    operationId: 'readChecklist',
    summary: 'Read a checklist version',
    description: 'With all its steps and their digest, which the ledger holds too.',
  })
  @ApiOkResponse({ type: ChecklistView })
  get(@CurrentActor() actor: Actor, @IdParam('checklist') checklistId: string): Promise<ChecklistView> {
    return this.checklists.get(actor, checklistId);
  }
}
