import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../kernel/actor.js';
import { CurrentActor } from '../../platform/access/current-actor.js';
import { Requires } from '../../platform/access/declarations.js';
import { IdParam } from '../../platform/http/id-param.js';
import { listOf, type Page, PageQuery } from '../../platform/http/pagination.js';
import { Refuses } from '../../platform/http/refuses.js';
import { SearchOutlineView } from './search-outline.dto.js';
import { RecordStepResult, StepMatrixView, StepResultView } from './step.dto.js';
import { StepsService } from './steps.service.js';

@ApiTags('Steps')
@Controller('v1')
export class StepsController {
  constructor(private readonly steps: StepsService) {}

  @Get('screenings/:id/steps')
  @Requires('steps:read')
  @ApiOperation({
    operationId: 'readSteps',
    summary: "Read a screening's steps",
    description:
      'What each step of the checklist asks, which sources still lack a search, how it ended and who approved it.',
  })
  @ApiOkResponse({ type: StepMatrixView })
  matrix(@CurrentActor() actor: Actor, @IdParam('screening') screeningId: string): Promise<StepMatrixView> {
    return this.steps.matrix(actor, screeningId);
  }

  @Post('screenings/:id/steps/:step_key/result')
  @Requires('steps:record')
  @ApiOperation({
    operationId: 'recordStepResult',
    summary: 'Record how a step ended',
    description:
      'For assigned screeners with an authorization, once consent is on file. `done` needs a logged search in each ' +
      'of the sources of the step (409 `step_result.searches_missing`, naming them); also a search that found ' +
      'nothing counts. Sent again while gathering goes on, it takes the place of the earlier result and voids its ' +
      'approval. Next: when every step has a result, POST /v1/screenings/{id}/completion.',
  })
  @ApiCreatedResponse({ type: StepResultView })
  @Refuses(403, '`authorization.required`: you hold no authorization in force.')
  @Refuses(
    409,
    '`consent.missing`, `step_result.searches_missing` (naming each source), `screening.wrong_stage` or `requisition.closed`.',
  )
  record(
    @CurrentActor() actor: Actor,
    @IdParam('screening') screeningId: string,
    @Param('step_key') stepKey: string,
    @Body() request: RecordStepResult,
  ): Promise<StepResultView> {
    return this.steps.record(actor, screeningId, stepKey, request);
  }

  @Post('step-results/:id/approval')
  @HttpCode(200)
  @Requires('steps:approve')
  @ApiOperation({
    operationId: 'approveStepResult',
    summary: 'Approve a step that was not done',
    description:
      'A coordinator who did not record it approves that a step is not applicable or waived. Without this the packet ' +
      'cannot be released. Your own is refused (403 `step_result.four_eyes`).',
  })
  @ApiOkResponse({ type: StepResultView })
  @Refuses(403, '`step_result.four_eyes`: you recorded it yourself, or screened this candidate.')
  @Refuses(409, '`step_result.needs_no_approval`, `step_result.already_approved` or `screening.wrong_stage`.')
  approve(
    @CurrentActor() actor: Actor,
    @IdParam('step_result') stepResultId: string,
  ): Promise<StepResultView> {
    return this.steps.approve(actor, stepResultId);
  }

  @Get('screenings/:id/searches')
  @Requires('steps:read')
  @ApiOperation({
    operationId: 'listSearchOutlines',
    summary: "List a screening's searches in outline",
    description: 'Where, when, how and with how many results; the words of a query stay sealed in the vault.',
  })
  @ApiOkResponse({ type: listOf(SearchOutlineView) })
  searches(
    @CurrentActor() actor: Actor,
    @IdParam('screening') screeningId: string,
    @Query() page: PageQuery,
  ): Promise<Page<SearchOutlineView>> {
    return this.steps.searches(actor, screeningId, page);
  }
}
