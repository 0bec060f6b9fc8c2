import { Controller, HttpCode, Post } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../kernel/actor.js';
import { CurrentActor } from '../../platform/access/current-actor.js';
import { Requires } from '../../platform/access/declarations.js';
import { IdParam } from '../../platform/http/id-param.js';
import { Refuses } from '../../platform/http/refuses.js';
import { DisposalView } from '../../screenings/retention/retention.dto.js';
import { DisposalsService } from './disposals.service.js';

@ApiTags('Retention')
@Controller('v1/disposals')
export class DisposalsController {
  constructor(private readonly disposals: DisposalsService) {}

  @Post(':id/approval')
  @HttpCode(200)
  @Requires('disposals:approve')
  @ApiOperation({
    operationId: 'approveDisposal',
    summary: 'Dispose of a screening’s texts, for good',
    description:
      'By an administrator, after a coordinator proposed it. Every reason to keep the records is asked again. Destroys ' +
      'the screening’s data key and the desk’s texts; the ledger, the packets and the counts stay. The answer is the ' +
      'certificate.',
  })
  @ApiOkResponse({ type: DisposalView })
  @Refuses(403, '`disposal.own`: you proposed it yourself.')
  @Refuses(409, '`disposal.kept` with the reasons, or `disposal.done`.')
  approve(@CurrentActor() actor: Actor, @IdParam('disposal') id: string): Promise<DisposalView> {
    return this.disposals.approve(actor, id);
  }
}
