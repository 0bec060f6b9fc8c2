import { Controller, Get, Header } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import { Requires } from '../../platform/access/declarations.js';
import { IdParam } from '../../platform/http/id-param.js';
import { ConsistencyView } from './consistency.dto.js';
import { ConsistencyService } from './consistency.service.js';
import { consistencyCsv } from './consistency-csv.js';

@ApiTags('Audit')
@Controller('v1/requisitions/:id/consistency')
export class ConsistencyReportController {
  constructor(private readonly consistency: ConsistencyService) {}

  @Get()
  @Requires('consistency:read')
  @ApiOperation({
    operationId: 'reportConsistency',
    summary: 'Report how far screeners agree',
    description:
      'Screenings that were vetted twice, blind: whom the draw picked and that it can be done again from its seed, ' +
      'Cohen’s kappa per step and conduct category with its interval, and each screener’s flag rate against the ' +
      'others’. For auditors alone: whoever works in the requisition stays blind. The figures without the pairs are ' +
      'part of the uniformity report.',
  })
  @ApiOkResponse({ type: ConsistencyView })
  report(@IdParam('requisition') id: string): Promise<ConsistencyView> {
    return this.consistency.report(id);
  }

  @Get('csv')
  @Requires('consistency:read')
  @Header('Content-Type', 'text/csv; charset=utf-8')
  @Header('Content-Disposition', 'attachment; filename="consistency.csv"')
  @ApiOperation({
    operationId: 'reportConsistencyCsv',
    summary: 'Report how far screeners agree as CSV',
    description: 'One line per step, per conduct category and per screener.',
  })
  @ApiProduces('text/csv')
  @ApiOkResponse({ description: 'CSV (RFC 4180).', schema: { type: 'string' } })
  async csv(@IdParam('requisition') id: string): Promise<string> {
    return consistencyCsv(await this.consistency.report(id));
  }
}
