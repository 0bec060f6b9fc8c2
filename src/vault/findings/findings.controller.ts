import { Body, Controller, Get, Header, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../kernel/actor.js';
import { CurrentActor } from '../../platform/access/current-actor.js';
import { Requires } from '../../platform/access/declarations.js';
import { IdParam } from '../../platform/http/id-param.js';
import { listOf, type Page, PageQuery } from '../../platform/http/pagination.js';
import { Refuses } from '../../platform/http/refuses.js';
import { LogFinding } from './finding.dto.js';
import { FindingView } from './finding.views.js';
import { FindingsService } from './findings.service.js';
import { RawFindingView } from './raw-finding.views.js';
import { RawFindingsService } from './raw-findings.service.js';

@ApiTags('Findings')
@Controller('v1')
export class FindingsController {
  constructor(
    private readonly findings: FindingsService,
    private readonly rawFindings: RawFindingsService,
  ) {}

  @Post('screenings/:id/findings')
  @Requires('findings:log')
  @ApiOperation({
    operationId: 'logFinding',
    summary: 'Log a finding',
    description:
      'By a screener assigned to the requisition, with an authorization in force, while the screening is gathering: ' +
      'consent and the candidate’s identity are on file and a search was logged. What the finding says is sealed at ' +
      'once and the answer does not repeat it. The filter runs in the background: read the finding until its state ' +
      'is `filtered` or `held`. Next: validate it (POST /v1/findings/{id}/validations); then a reviewer who did not ' +
      'log it reviews its removals (GET /v1/findings/{id}/redaction).',
  })
  @ApiCreatedResponse({ type: FindingView })
  @Refuses(
    403,
    '`authorization.required`: you hold no authorization in force. `finding.method_forbidden` or ' +
      '`finding.site_forbidden`: a pinned policy pack forbids it; the statute and the incident form are named.',
  )
  @Refuses(409, '`consent.missing`, `identity.missing`, `screening.wrong_stage` or `requisition.closed`.')
  log(
    @CurrentActor() actor: Actor,
    @IdParam('screening') id: string,
    @Body() request: LogFinding,
  ): Promise<FindingView> {
    return this.findings.log(actor, id, request);
  }

  @Get('screenings/:id/findings')
  @Requires('findings:read')
  @ApiOperation({
    operationId: 'listFindings',
    summary: 'List the findings of a screening',
    description: 'For its screeners and reviewers; newest first, without what they say.',
  })
  @ApiOkResponse({ type: listOf(FindingView) })
  list(
    @CurrentActor() actor: Actor,
    @IdParam('screening') id: string,
    @Query() query: PageQuery,
  ): Promise<Page<FindingView>> {
    return this.findings.list(actor, id, query);
  }

  @Get('findings/:id')
  @Requires('findings:read')
  @Header('Cache-Control', 'no-store')
  @ApiOperation({
    operationId: 'readFinding',
    summary: 'Read a finding',
    description:
      'With what it says, for screeners and reviewers of its requisition with an authorization in force. Each ' +
      'reading is recorded in the ledger.',
  })
  @ApiOkResponse({ type: RawFindingView })
  @Refuses(403, '`authorization.required`: you hold no authorization in force.')
  read(@CurrentActor() actor: Actor, @IdParam('finding') id: string): Promise<RawFindingView> {
    return this.rawFindings.read(actor, id);
  }
}
