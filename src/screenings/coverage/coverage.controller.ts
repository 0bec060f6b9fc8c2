import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../kernel/actor.js';
import { CurrentActor } from '../../platform/access/current-actor.js';
import { Requires } from '../../platform/access/declarations.js';
import { IdParam } from '../../platform/http/id-param.js';
import { Refuses } from '../../platform/http/refuses.js';
import {
  BackgroundEntryView,
  CoverageWaiverView,
  RecordBackgroundEntry,
  RequestWaiver,
} from './coverage.dto.js';
import { CoverageService } from './coverage.service.js';

@ApiTags('Coverage')
@Controller('v1')
export class CoverageController {
  constructor(private readonly coverage: CoverageService) {}

  @Post('requisitions/:id/background-entries')
  @Requires('candidates:manage')
  @ApiOperation({
    operationId: 'recordBackgroundEntry',
    summary: 'Record that a candidate reached the background stage',
    description:
      'From then on the coverage report counts them (city policy B5): they are screened, or a reason why not is approved ' +
      'by a second coordinator. Opening a screening counts as reaching the stage as well.',
  })
  @ApiCreatedResponse({ type: BackgroundEntryView })
  @Refuses(409, '`background_entry.exists`.')
  enter(
    @CurrentActor() actor: Actor,
    @IdParam('requisition') id: string,
    @Body() request: RecordBackgroundEntry,
  ): Promise<BackgroundEntryView> {
    return this.coverage.enter(actor, id, request);
  }

  @Post('requisitions/:id/coverage-waivers')
  @Requires('candidates:manage')
  @ApiOperation({
    operationId: 'requestCoverageWaiver',
    summary: 'Say why a candidate is not screened',
    description:
      'With a reason from the list. It counts once another coordinator of the requisition approved it.',
  })
  @ApiCreatedResponse({ type: CoverageWaiverView })
  @Refuses(409, '`coverage_waiver.exists` or `coverage_waiver.screened`.')
  request(
    @CurrentActor() actor: Actor,
    @IdParam('requisition') id: string,
    @Body() request: RequestWaiver,
  ): Promise<CoverageWaiverView> {
    return this.coverage.requestWaiver(actor, id, request);
  }

  @Post('coverage-waivers/:id/approval')
  @HttpCode(200)
  @Requires('candidates:manage')
  @ApiOperation({
    operationId: 'approveCoverageWaiver',
    summary: 'Approve a waiver',
    description: 'By another coordinator of the requisition than the one who asked for it.',
  })
  @ApiOkResponse({ type: CoverageWaiverView })
  @Refuses(403, '`coverage_waiver.own`: you asked for it yourself.')
  @Refuses(409, '`coverage_waiver.approved`.')
  approve(@CurrentActor() actor: Actor, @IdParam('coverage_waiver') id: string): Promise<CoverageWaiverView> {
    return this.coverage.approveWaiver(actor, id);
  }
}
