import { Controller, Get } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Requires } from '../../platform/access/declarations.js';
import { IdParam } from '../../platform/http/id-param.js';
import { RemovalRecordListView } from './removal-record.dto.js';
import { RemovalsService } from './removals.service.js';

@ApiTags('Audit')
@Controller('v1/screenings/:id/removals')
export class RemovalsController {
  constructor(private readonly removals: RemovalsService) {}

  @Get()
  @Requires('removals:read')
  @ApiOperation({
    operationId: 'listRemovalRecords',
    summary: 'Read the removal records of a screening',
    description:
      'Per finding: which detector and rule, in which version, removed how many spans of which class; who validated and ' +
      'reviewed it, what they added or lifted for which reason, and keyed digests of the text before and after. It is ' +
      'read from the ledger alone; the same for what is said beside a finding. Never the text.',
  })
  @ApiOkResponse({ type: RemovalRecordListView })
  ofScreening(@IdParam('screening') id: string): Promise<RemovalRecordListView> {
    return this.removals.ofScreening(id);
  }
}
