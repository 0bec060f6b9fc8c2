import { Controller, HttpCode, Post } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../kernel/actor.js';
import { CurrentActor } from '../../platform/access/current-actor.js';
import { Requires } from '../../platform/access/declarations.js';
import { IdParam } from '../../platform/http/id-param.js';
import { Refuses } from '../../platform/http/refuses.js';
import { PolicyUpdateView } from '../../screenings/policy/requisition-policy.dto.js';
import { PolicyUpdatesService } from './policy-updates.service.js';

@ApiTags('Requisitions')
@Controller('v1/requisitions')
export class PolicyUpdatesController {
  constructor(private readonly updates: PolicyUpdatesService) {}

  @Post(':id/policy-update')
  @HttpCode(200)
  @Requires('requisitions:open')
  @ApiOperation({
    operationId: 'applyPolicyUpdate',
    summary: 'Apply newer policy packs',
    description:
      'Pins the versions in force today, for all candidates of the requisition or none, also when screenings have ' +
      'started; refused once a packet is out. Where other classes are to be removed, every finding is filtered and ' +
      'reviewed again; steps whose method is ruled on otherwise are flagged. Answers with what changed. By the ' +
      'coordinator. No body is needed.',
  })
  @ApiOkResponse({ type: PolicyUpdateView })
  @Refuses(409, '`requisition.policy_current`, `requisition.policy_locked` or `requisition.closed`.')
  apply(
    @CurrentActor() actor: Actor,
    @IdParam('requisition') requisitionId: string,
  ): Promise<PolicyUpdateView> {
    return this.updates.apply(actor, requisitionId);
  }
}
