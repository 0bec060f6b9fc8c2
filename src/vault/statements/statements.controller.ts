import { Body, Controller, Get, Header, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../kernel/actor.js';
import { CurrentActor } from '../../platform/access/current-actor.js';
import { Requires } from '../../platform/access/declarations.js';
import { IdParam } from '../../platform/http/id-param.js';
import { listOf, type Page, PageQuery } from '../../platform/http/pagination.js';
import { Refuses } from '../../platform/http/refuses.js';
import {
  LogStatement,
  RawStatementView,
  ReviewStatement,
  StatementReviewView,
  StatementView,
} from './statement.dto.js';
import { StatementReviewsService } from './statement-reviews.service.js';
import { StatementsService } from './statements.service.js';

@ApiTags('Statements')
@Controller('v1')
export class StatementsController {
  constructor(
    private readonly statements: StatementsService,
    private readonly reviews: StatementReviewsService,
  ) {}

  @Post('findings/:id/statements')
  @Requires('statements:log')
  @ApiOperation({
    operationId: 'logStatement',
    summary: 'Log what is said beside a finding',
    description:
      'A fact that mitigates it, or the candidate’s answer to an invitation. By a screener of the requisition with an ' +
      'authorization in force, while the screening is gathering or in review. It is sealed, goes through the same ' +
      'filter, and is reviewed by somebody else before it stands beside the finding in the packet.',
  })
  @ApiCreatedResponse({ type: StatementView })
  @Refuses(403, '`authorization.required`: you hold no authorization in force.')
  @Refuses(
    409,
    '`statement.not_invited`, `identity.missing`, `screening.wrong_stage` or `requisition.closed`.',
  )
  log(
    @CurrentActor() actor: Actor,
    @IdParam('finding') id: string,
    @Body() request: LogStatement,
  ): Promise<StatementView> {
    return this.statements.log(actor, id, request);
  }

  @Get('findings/:id/statements')
  @Requires('findings:read')
  @ApiOperation({
    operationId: 'listStatements',
    summary: 'List what is said beside a finding',
    description: 'Without what it says; newest first. For screeners and reviewers of the requisition.',
  })
  @ApiOkResponse({ type: listOf(StatementView) })
  list(
    @CurrentActor() actor: Actor,
    @IdParam('finding') id: string,
    @Query() query: PageQuery,
  ): Promise<Page<StatementView>> {
    return this.statements.list(actor, id, query);
  }

  @Get('statements/:id')
  @Requires('findings:read')
  @Header('Cache-Control', 'no-store')
  @ApiOperation({
    operationId: 'readStatement',
    summary: 'Read a statement',
    description: 'What was said beside what the packet would say. Each reading is recorded in the ledger.',
  })
  @ApiOkResponse({ type: RawStatementView })
  @Refuses(403, '`authorization.required`: you hold no authorization in force.')
  read(@CurrentActor() actor: Actor, @IdParam('statement') id: string): Promise<RawStatementView> {
    return this.statements.read(actor, id);
  }

  @Post('statements/:id/reviews')
  @Requires('statements:review')
  @ApiOperation({
    operationId: 'reviewStatement',
    summary: 'Review a statement',
    description:
      'By a reviewer who did not log it: confirm what the filter removed, add to it, and include or withhold it. The ' +
      'last review counts. A candidate’s answer can only be withheld where the filter holds it.',
  })
  @ApiCreatedResponse({ type: StatementReviewView })
  @Refuses(403, '`authorization.required`: you hold no authorization in force.')
  @Refuses(409, '`statement.changed`, `screening.wrong_stage` or `requisition.closed`.')
  review(
    @CurrentActor() actor: Actor,
    @IdParam('statement') id: string,
    @Body() request: ReviewStatement,
  ): Promise<StatementReviewView> {
    return this.reviews.review(actor, id, request);
  }
}
