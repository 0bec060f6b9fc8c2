import { Body, Controller, Get, HttpCode, Patch, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../kernel/actor.js';
import { CurrentActor } from '../../platform/access/current-actor.js';
import { Requires } from '../../platform/access/declarations.js';
import { AnswersETag, ChangesVersion, IfMatch } from '../../platform/http/etag.js';
import { IdParam } from '../../platform/http/id-param.js';
import { listOf, type Page } from '../../platform/http/pagination.js';
import { Refuses } from '../../platform/http/refuses.js';
import {
  ChangeRequisition,
  OpenRequisition,
  RequisitionDetailView,
  RequisitionsQuery,
  RequisitionView,
} from './requisition.dto.js';
import { RequisitionsService } from './requisitions.service.js';

@ApiTags('Requisitions')
@Controller('v1/requisitions')
export class RequisitionsController {
  constructor(private readonly requisitions: RequisitionsService) {}

  @Post()
  @Requires('requisitions:open')
  @ApiOperation({
    operationId: 'openRequisition',
    summary: 'Open a requisition',
    description:
      'One opening: position, job-related criteria, jurisdiction, checklist version. You become its coordinator. It ' +
      'pins the policy packs in force today; a jurisdiction without a pack is refused (422, naming those there are). ' +
      'Next: POST /v1/requisitions/{id}/assignments for its people, POST /v1/candidates, then POST ' +
      '/v1/screenings.',
  })
  @ApiCreatedResponse({ type: RequisitionDetailView })
  open(@CurrentActor() actor: Actor, @Body() request: OpenRequisition): Promise<RequisitionDetailView> {
    return this.requisitions.open(actor, request);
  }

  @Get()
  @Requires('requisitions:read')
  @ApiOperation({
    operationId: 'listRequisitions',
    summary: 'List requisitions',
    description: 'Those in which you are coordinator, screener or reviewer, newest first; auditors see all.',
  })
  @ApiOkResponse({ type: listOf(RequisitionView) })
  list(@CurrentActor() actor: Actor, @Query() query: RequisitionsQuery): Promise<Page<RequisitionView>> {
    return this.requisitions.list(actor, query);
  }

  @Get(':id')
  @AnswersETag()
  @Requires('requisitions:read')
  @ApiOperation({
    operationId: 'readRequisition',
    summary: 'Read a requisition',
    description: 'With its criteria. The ETag is what PATCH asks for as If-Match. Not yours is 404.',
  })
  @ApiOkResponse({ type: RequisitionDetailView })
  get(
    @CurrentActor() actor: Actor,
    @IdParam('requisition') requisitionId: string,
  ): Promise<RequisitionDetailView> {
    return this.requisitions.get(actor, requisitionId);
  }

  @Patch(':id')
  @ChangesVersion()
  @Requires('requisitions:open')
  @ApiOperation({
    operationId: 'changeRequisition',
    summary: 'Change a requisition',
    description:
      'Send only what changes. Criteria change until the first screening is opened (409 ' +
      '`requisition.criteria_locked`), the checklist until the first screening has started (409 ' +
      '`requisition.checklist_locked`), so that all candidates are measured alike (city policy B9).',
  })
  @ApiOkResponse({ type: RequisitionDetailView })
  @Refuses(409, '`requisition.criteria_locked`, `requisition.checklist_locked` or `requisition.closed`.')
  change(
    @CurrentActor() actor: Actor,
    @IdParam('requisition') requisitionId: string,
    @Body() request: ChangeRequisition,
    @IfMatch() ifMatch: string | null,
  ): Promise<RequisitionDetailView> {
    return this.requisitions.change(actor, requisitionId, request, ifMatch);
  }

  @Post(':id/closure')
  @HttpCode(200)
  @Requires('requisitions:open')
  @ApiOperation({
    operationId: 'closeRequisition',
    summary: 'Close a requisition',
    description:
      'Nothing more is assigned, searched, logged or released in it; it stays readable, and a decision about a ' +
      'packet that is out may still be recorded. There is no way back.',
  })
  @ApiOkResponse({ type: RequisitionDetailView })
  @Refuses(409, '`requisition.closed`: it is closed already.')
  close(
    @CurrentActor() actor: Actor,
    @IdParam('requisition') requisitionId: string,
  ): Promise<RequisitionDetailView> {
    return this.requisitions.close(actor, requisitionId);
  }
}
