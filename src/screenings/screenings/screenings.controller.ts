import { Body, Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../kernel/actor.js';
import { CurrentActor } from '../../platform/access/current-actor.js';
import { Requires } from '../../platform/access/declarations.js';
import { AnswersETag } from '../../platform/http/etag.js';
import { IdParam } from '../../platform/http/id-param.js';
import { listOf, type Page } from '../../platform/http/pagination.js';
import { Refuses } from '../../platform/http/refuses.js';
import {
  OpenScreening,
  ReopenScreening,
  ScreeningDetailView,
  ScreeningsQuery,
  ScreeningView,
} from './screening.dto.js';
import { ScreeningsService } from './screenings.service.js';

@ApiTags('Screenings')
@Controller('v1/screenings')
export class ScreeningsController {
  constructor(private readonly screenings: ScreeningsService) {}

  @Post()
  @Requires('screenings:open')
  @ApiOperation({
    operationId: 'openScreening',
    summary: 'Open a screening',
    description:
      "One candidate in one requisition, once. It takes over the requisition's checklist version. Next: record the " +
      'consent (POST /v1/screenings/{id}/consents); without it nothing may be searched.',
  })
  @ApiCreatedResponse({ type: ScreeningDetailView })
  @Refuses(
    409,
    '`screening.exists`, `requisition.closed`, or `screening.conflict_of_duties`: the candidate is screened elsewhere too, ' +
      'and somebody prepares in one requisition and decides in the other.',
  )
  open(@CurrentActor() actor: Actor, @Body() request: OpenScreening): Promise<ScreeningDetailView> {
    return this.screenings.open(actor, request);
  }

  @Get()
  @Requires('screenings:read')
  @ApiOperation({
    operationId: 'listScreenings',
    summary: 'List screenings',
    description: 'Those of the requisitions in which you prepare, newest first; auditors see all.',
  })
  @ApiOkResponse({ type: listOf(ScreeningView) })
  list(@CurrentActor() actor: Actor, @Query() query: ScreeningsQuery): Promise<Page<ScreeningView>> {
    return this.screenings.list(actor, query);
  }

  @Get(':id')
  @AnswersETag()
  @Requires('screenings:read')
  @ApiOperation({
    operationId: 'readScreening',
    summary: 'Read a screening',
    description:
      'Its stage and how far its steps are. For what each step asks and what it lacks: GET ' +
      '/v1/screenings/{id}/steps. Not yours is 404.',
  })
  @ApiOkResponse({ type: ScreeningDetailView })
  get(@CurrentActor() actor: Actor, @IdParam('screening') screeningId: string): Promise<ScreeningDetailView> {
    return this.screenings.get(actor, screeningId);
  }

  @Post(':id/completion')
  @HttpCode(200)
  @Requires('steps:record')
  @ApiOperation({
    operationId: 'completeScreening',
    summary: 'Complete gathering',
    description:
      'The screener hands the screening over to review. Refused while a step has no result (409 ' +
      '`screening.steps_missing`, naming each) and in any stage but gathering (409 `screening.wrong_stage`).',
  })
  @ApiOkResponse({ type: ScreeningDetailView })
  @Refuses(403, '`authorization.required`: you hold no authorization in force.')
  @Refuses(
    409,
    '`screening.steps_missing` (naming each step), `screening.wrong_stage` or `requisition.closed`.',
  )
  complete(
    @CurrentActor() actor: Actor,
    @IdParam('screening') screeningId: string,
  ): Promise<ScreeningDetailView> {
    return this.screenings.complete(actor, screeningId);
  }

  @Post(':id/reopening')
  @HttpCode(200)
  @Requires('screenings:open')
  @ApiOperation({
    operationId: 'reopenScreening',
    summary: 'Send a screening back to gathering',
    description: 'For coordinators, while it is in review.',
  })
  @ApiOkResponse({ type: ScreeningDetailView })
  @Refuses(409, '`screening.wrong_stage` or `requisition.closed`.')
  reopen(
    @CurrentActor() actor: Actor,
    @IdParam('screening') screeningId: string,
    @Body() request: ReopenScreening,
  ): Promise<ScreeningDetailView> {
    return this.screenings.reopen(actor, screeningId, request);
  }
}
