import { Controller, Get, Header } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../kernel/actor.js';
import { CurrentActor } from '../../platform/access/current-actor.js';
import { Requires } from '../../platform/access/declarations.js';
import { IdParam } from '../../platform/http/id-param.js';
import { UniformityView } from './uniformity.dto.js';
import { UniformityService } from './uniformity.service.js';
import { uniformityCsv } from './uniformity-csv.js';
import { uniformityHtml } from './uniformity-html.js';

@ApiTags('Audit')
@Controller('v1/requisitions/:id/uniformity')
export class UniformityController {
  constructor(private readonly uniformity: UniformityService) {}

  @Get()
  @Requires('uniformity:read')
  @ApiOperation({
    operationId: 'reportUniformity',
    summary: 'Report how uniform the vetting of a requisition was',
    description:
      'The matrix candidate × step, every deviation from the one checklist, and a verdict (city policy B9). For ' +
      'auditors, and for the requisition’s coordinators.',
  })
  @ApiOkResponse({ type: UniformityView })
  report(@CurrentActor() actor: Actor, @IdParam('requisition') id: string): Promise<UniformityView> {
    return this.uniformity.report(actor, id);
  }

  @Get('csv')
  @Requires('uniformity:read')
  @Header('Content-Type', 'text/csv; charset=utf-8')
  @Header('Content-Disposition', 'attachment; filename="uniformity.csv"')
  @ApiOperation({
    operationId: 'reportUniformityCsv',
    summary: 'Report uniformity as CSV',
    description: 'One line per candidate and step.',
  })
  @ApiProduces('text/csv')
  @ApiOkResponse({ description: 'CSV (RFC 4180).', schema: { type: 'string' } })
  async csv(@CurrentActor() actor: Actor, @IdParam('requisition') id: string): Promise<string> {
    return uniformityCsv(await this.uniformity.report(actor, id));
  }

  @Get('html')
  @Requires('uniformity:read')
  @Header('Content-Type', 'text/html; charset=utf-8')
  @ApiOperation({
    operationId: 'reportUniformityPage',
    summary: 'Report uniformity as a printable page',
    description: 'The same contents as the JSON.',
  })
  @ApiProduces('text/html')
  @ApiOkResponse({ description: 'An HTML page.', schema: { type: 'string' } })
  async html(@CurrentActor() actor: Actor, @IdParam('requisition') id: string): Promise<string> {
    return uniformityHtml(await this.uniformity.report(actor, id));
  }
}
