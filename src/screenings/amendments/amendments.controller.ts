import { Body, Controller, Get, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../kernel/actor.js';
import { CurrentActor } from '../../platform/access/current-actor.js';
import { Requires } from '../../platform/access/declarations.js';
import { IdParam } from '../../platform/http/id-param.js';
import { listOf, type Page, PageQuery } from '../../platform/http/pagination.js';
import { Refuses } from '../../platform/http/refuses.js';
import { AmendChecklist, AmendmentView, ChecklistDifferenceView, DifferenceQuery } from './amendment.dto.js';
import { AmendmentsService } from './amendments.service.js';

@ApiTags('Checklists')
@Controller('v1')
export class AmendmentsController {
  constructor(private readonly amendments: AmendmentsService) {}

  @Get('checklists/:id/difference')
  @Requires('checklists:read')
  @ApiOperation({
    operationId: 'compareChecklists',
    summary: 'Compare a checklist version with an earlier one',
    description: 'What an amendment would change, and which steps every candidate would go through again.',
  })
  @ApiOkResponse({ type: ChecklistDifferenceView })
  difference(
    @CurrentActor() actor: Actor,
    @IdParam('checklist') checklistId: string,
    @Query() query: DifferenceQuery,
  ): Promise<ChecklistDifferenceView> {
    return this.amendments.difference(actor, checklistId, query.since);
  }

  @Post('requisitions/:id/checklist-amendments')
  @Requires('checklists:amend')
  @ApiOperation({
    operationId: 'amendChecklist',
    summary: 'Amend the locked checklist',
    description:
      'By a coordinator of the requisition: a later version of its checklist takes the place of the present one for ' +
      'every candidate at once. Steps that it changes or adds are open again for everybody, those already vetted ' +
      'included: their screenings go back to gathering and need the searches anew. Earlier results stay in the ' +
      'history (GET /v1/screenings/{id}/steps). A packet that is out is named as a deviation until a new one is released.',
  })
  @ApiCreatedResponse({ type: AmendmentView })
  @Refuses(409, '`requisition.closed`, or `amendment.not_a_later_version` of the requisition’s checklist.')
  amend(
    @CurrentActor() actor: Actor,
    @IdParam('requisition') requisitionId: string,
    @Body() request: AmendChecklist,
  ): Promise<AmendmentView> {
    return this.amendments.amend(actor, requisitionId, request);
  }

  @Get('requisitions/:id/checklist-amendments')
  @Requires('requisitions:read')
  @ApiOperation({
    operationId: 'listAmendments',
    summary: 'List the amendments of a requisition’s checklist',
    description: 'Newest first, each with its difference. Not yours is 404.',
  })
  @ApiOkResponse({ type: listOf(AmendmentView) })
  list(
    @CurrentActor() actor: Actor,
    @IdParam('requisition') requisitionId: string,
    @Query() page: PageQuery,
  ): Promise<Page<AmendmentView>> {
    return this.amendments.list(actor, requisitionId, page);
  }
}
