import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../kernel/actor.js';
import { CurrentActor } from '../../platform/access/current-actor.js';
import { Requires } from '../../platform/access/declarations.js';
import { IdParam } from '../../platform/http/id-param.js';
import { listOf, type Page, PageQuery } from '../../platform/http/pagination.js';
import { FilteredFindingView } from './filtered-finding.dto.js';
import { FilteredFindingsService } from './filtered-findings.service.js';

@ApiTags('Releases')
@Controller('v1/screenings/:id/filtered-findings')
export class FilteredFindingsController {
  constructor(private readonly findings: FilteredFindingsService) {}

  @Get()
  @Requires('filtered_findings:read')
  @ApiOperation({
    operationId: 'listFilteredFindings',
    summary: 'List a screening’s filtered findings',
    description: 'For its coordinator: the sanitized texts and where each stands. Never raw text.',
  })
  @ApiOkResponse({ type: listOf(FilteredFindingView) })
  list(
    @CurrentActor() actor: Actor,
    @IdParam('screening') id: string,
    @Query() query: PageQuery,
  ): Promise<Page<FilteredFindingView>> {
    return this.findings.list(actor, id, query);
  }
}
