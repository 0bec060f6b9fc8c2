import { Controller, Get, Header, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../kernel/actor.js';
import { CurrentActor } from '../../platform/access/current-actor.js';
import { Requires } from '../../platform/access/declarations.js';
import { coverageCsv } from './coverage-csv.js';
import { CoverageQuery, CoverageView } from './coverage-report.dto.js';
import { CoverageReportService } from './coverage-report.service.js';

@ApiTags('Coverage')
@Controller('v1/coverage')
export class CoverageReportController {
  constructor(private readonly reports: CoverageReportService) {}

  @Get()
  @Requires('coverage:read')
  @ApiOperation({
    operationId: 'reportCoverage',
    summary: 'Report who at the background stage was screened',
    description:
      'Everybody who reached the stage: screened, waived with an approved reason, or left out (city policy B5). For ' +
      'auditors; coordinators see their own requisitions.',
  })
  @ApiOkResponse({ type: CoverageView })
  report(@CurrentActor() actor: Actor, @Query() query: CoverageQuery): Promise<CoverageView> {
    return this.reports.report(actor, query.requisition_id ?? null);
  }

  @Get('csv')
  @Requires('coverage:read')
  @Header('Content-Type', 'text/csv; charset=utf-8')
  @Header('Content-Disposition', 'attachment; filename="coverage.csv"')
  @ApiOperation({
    operationId: 'reportCoverageCsv',
    summary: 'Report coverage as CSV',
    description: 'One line per candidate and requisition.',
  })
  @ApiProduces('text/csv')
  @ApiOkResponse({ description: 'CSV (RFC 4180).', schema: { type: 'string' } })
  async csv(@CurrentActor() actor: Actor, @Query() query: CoverageQuery): Promise<string> {
    return coverageCsv(await this.reports.report(actor, query.requisition_id ?? null));
  }
}
