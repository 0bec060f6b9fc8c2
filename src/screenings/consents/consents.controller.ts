import { Body, Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../kernel/actor.js';
import { CurrentActor } from '../../platform/access/current-actor.js';
import { Requires } from '../../platform/access/declarations.js';
import { IdParam } from '../../platform/http/id-param.js';
import { listOf, type Page, PageQuery } from '../../platform/http/pagination.js';
import { Refuses } from '../../platform/http/refuses.js';
import { ConsentView, RecordConsent } from './consent.dto.js';
import { ConsentsService } from './consents.service.js';

@ApiTags('Consents')
@Controller('v1')
export class ConsentsController {
  constructor(private readonly consents: ConsentsService) {}

  @Post('screenings/:id/consents')
  @Requires('consents:record')
  @ApiOperation({
    operationId: 'recordConsent',
    summary: 'Record a consent',
    description:
      'That the candidate was told and agreed. Until it is recorded, searches, findings and step results are refused ' +
      '(409 `consent.missing`). One at a time (409 `consent.exists`). Next: the assigned screener logs searches.',
  })
  @ApiCreatedResponse({ type: ConsentView })
  @Refuses(409, '`consent.exists`, `screening.wrong_stage` or `requisition.closed`.')
  record(
    @CurrentActor() actor: Actor,
    @IdParam('screening') screeningId: string,
    @Body() request: RecordConsent,
  ): Promise<ConsentView> {
    return this.consents.record(actor, screeningId, request);
  }

  @Get('screenings/:id/consents')
  @Requires('consents:read')
  @ApiOperation({
    operationId: 'listConsents',
    summary: "List a screening's consents",
    description:
      'Withdrawn ones included, newest first. For its coordinators and screeners, and for auditors.',
  })
  @ApiOkResponse({ type: listOf(ConsentView) })
  list(
    @CurrentActor() actor: Actor,
    @IdParam('screening') screeningId: string,
    @Query() page: PageQuery,
  ): Promise<Page<ConsentView>> {
    return this.consents.list(actor, screeningId, page);
  }

  @Post('consents/:id/withdrawal')
  @HttpCode(200)
  @Requires('consents:record')
  @ApiOperation({
    operationId: 'withdrawConsent',
    summary: 'Record a withdrawal of consent',
    description: 'Further searching stops at once. A new consent may be recorded later.',
  })
  @ApiOkResponse({ type: ConsentView })
  @Refuses(409, '`consent.already_withdrawn`.')
  withdraw(@CurrentActor() actor: Actor, @IdParam('consent') consentId: string): Promise<ConsentView> {
    return this.consents.withdraw(actor, consentId);
  }
}
