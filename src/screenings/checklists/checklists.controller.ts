import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../kernel/actor.js';
import { CurrentActor } from '../../platform/access/current-actor.js';
import { Requires } from '../../platform/access/declarations.js';
import { ApiListResponse, type ListView, PageQuery } from '../../platform/http/pagination.js';
import { ChecklistView, PublishChecklist } from './checklist.dto.js';
import { ChecklistsService } from './checklists.service.js';

@ApiTags('Checklists')
@Controller('v1/checklists')
export class ChecklistsController {
  constructor(private readonly checklists: ChecklistsService) {}

  @Post()
  @Requires('checklists:publish')
  @ApiOperation({
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
  @ApiOperation({ summary: 'List checklist versions', description: 'All published versions, newest first.' })
  @ApiListResponse(ChecklistView)
  list(@CurrentActor() actor: Actor, @Query() page: PageQuery): Promise<ListView<ChecklistView>> {
    return this.checklists.list(actor, page);
  }

  @Get(':checklist_id')
  @Requires('checklists:read')
  @ApiOperation({
    summary: 'Read a checklist version',
    description: 'With all its steps and their digest, which the ledger holds too.',
  })
  @ApiOkResponse({ type: ChecklistView })
  get(@CurrentActor() actor: Actor, @Param('checklist_id') checklistId: string): Promise<ChecklistView> {
    return this.checklists.get(actor, checklistId);
  }
}
