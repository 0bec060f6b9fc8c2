import { Controller, Get } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../kernel/actor.js';
import { CurrentActor } from '../../platform/access/current-actor.js';
import { Requires } from '../../platform/access/declarations.js';
import { IdParam } from '../../platform/http/id-param.js';
import { UniformityView } from './uniformity.dto.js';
import { UniformityService } from './uniformity.service.js';

@ApiTags('Audit')
@Controller('v1/requisitions/:id/uniformity')
export class UniformityController {
  constructor(private readonly uniformity: UniformityService) {}

  @Get()
  @Requires('uniformity:read')
  @ApiOperation({
    summary: 'Report how uniform the vetting of a requisition was',
    description:
      'The matrix candidate × step, every deviation from the one checklist, and a verdict (city policy B9). For ' +
      'auditors, and for the requisition’s coordinators.',
  })
  @ApiOkResponse({ type: UniformityView })
  report(@CurrentActor() actor: Actor, @IdParam('requisition') id: string): Promise<UniformityView> {
    return this.uniformity.report(actor, id);
  }
}
