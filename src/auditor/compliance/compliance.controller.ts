import { Controller, Get, Header, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import { Requires } from '../../platform/access/declarations.js';
import { ComplianceQuery, ComplianceView } from './compliance.dto.js';
import { ComplianceService } from './compliance.service.js';
import { complianceHtml } from './compliance-html.js';

@ApiTags('Audit')
@Controller('v1/compliance')
export class ComplianceController {
  constructor(private readonly compliance: ComplianceService) {}

  @Get()
  @Requires('compliance:read')
  @ApiOperation({
    operationId: 'reportCompliance',
    summary: 'Report compliance, clause by clause',
    description:
      'For each clause of the policy: its control, counts that show the control at work, and open deviations. For ' +
      'one requisition or the whole service.',
  })
  @ApiOkResponse({ type: ComplianceView })
  report(@Query() query: ComplianceQuery): Promise<ComplianceView> {
    return this.compliance.report(query.requisition_id ?? null);
  }

  @Get('html')
  @Requires('compliance:read')
  @Header('Content-Type', 'text/html; charset=utf-8')
  @ApiOperation({
    operationId: 'reportCompliancePage',
    summary: 'Report compliance as a printable page',
    description: 'The same contents as the JSON.',
  })
  @ApiProduces('text/html')
  @ApiOkResponse({ description: 'An HTML page.', schema: { type: 'string' } })
  async html(@Query() query: ComplianceQuery): Promise<string> {
    return complianceHtml(await this.compliance.report(query.requisition_id ?? null));
  }
}
