import { Controller, Get } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Requires } from '../../platform/access/declarations.js';
import { IdParam } from '../../platform/http/id-param.js';
import { ExposureView } from './exposure.dto.js';
import { ExposuresService } from './exposures.service.js';

@ApiTags('Incidents')
@Controller('v1/incidents/:id/exposure')
export class ExposuresController {
  constructor(private readonly exposures: ExposuresService) {}

  @Get()
  @Requires('exposures:read')
  @ApiOperation({
    operationId: 'readExposure',
    summary: 'What the person of an incident has seen',
    description:
      'Every read and act of that person in the screenings concerned, from the ledger: for a decision maker who saw ' +
      'what they must not, or a screener who was to join a panel.',
  })
  @ApiOkResponse({ type: ExposureView })
  ofIncident(@IdParam('incident') id: string): Promise<ExposureView> {
    return this.exposures.ofIncident(id);
  }
}
