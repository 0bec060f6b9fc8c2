import { Controller, Get, HttpCode, Post } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../kernel/actor.js';
import { CurrentActor } from '../../platform/access/current-actor.js';
import { Requires } from '../../platform/access/declarations.js';
import { IdParam } from '../../platform/http/id-param.js';
import { Refuses } from '../../platform/http/refuses.js';
import { MethodsView, PolicyUpdateView } from './requisition-policy.dto.js';
import { RequisitionPolicyService } from './requisition-policy.service.js';

@ApiTags('Requisitions')
@Controller('v1/requisitions')
export class RequisitionPolicyController {
  constructor(private readonly policy: RequisitionPolicyService) {}

  @Get(':id/methods')
  @Requires('requisitions:read')
  @ApiOperation({
    operationId: 'listMethods',
    summary: 'List what may and may not be done in a requisition',
    description:
      'Every search method on every ground, under the pinned policy packs and the kind of agency: `allowed`, ' +
      '`needs_consent` or `forbidden`, with the statute and what it means. The strictest pack decides. A search or ' +
      'finding by a forbidden one is refused (403 `search.method_forbidden`); report one that has happened with ' +
      'POST /v1/incidents, kind `unlawful_method`.',
  })
  @ApiOkResponse({ type: MethodsView })
  methods(@CurrentActor() actor: Actor, @IdParam('requisition') requisitionId: string): Promise<MethodsView> {
    return this.policy.methods(actor, requisitionId);
  }

  @Get(':id/policy-update')
  @Requires('requisitions:read')
  @ApiOperation({
    operationId: 'readPolicyUpdate',
    summary: 'See what newer policy packs would change',
    description:
      'A requisition keeps the versions it pinned when it opened. This shows the ones in force today and what they ' +
      'add and take away; nothing changes by looking.',
  })
  @ApiOkResponse({ type: PolicyUpdateView })
  readUpdate(
    @CurrentActor() actor: Actor,
    @IdParam('requisition') requisitionId: string,
  ): Promise<PolicyUpdateView> {
    return this.policy.readUpdate(actor, requisitionId);
  }

  @Post(':id/policy-update')
  @HttpCode(200)
  @Requires('requisitions:open')
  @ApiOperation({
    operationId: 'applyPolicyUpdate',
    summary: 'Apply newer policy packs',
    description:
      'Pins the versions in force today, for all candidates of the requisition or none: refused once the first ' +
      'screening has started, so that nobody is screened under another law than the others. Answers with what ' +
      'changed. By the coordinator.',
  })
  @ApiOkResponse({ type: PolicyUpdateView })
  @Refuses(409, '`requisition.policy_current`, `requisition.policy_locked` or `requisition.closed`.')
  applyUpdate(
    @CurrentActor() actor: Actor,
    @IdParam('requisition') requisitionId: string,
  ): Promise<PolicyUpdateView> {
    return this.policy.applyUpdate(actor, requisitionId);
  }
}
