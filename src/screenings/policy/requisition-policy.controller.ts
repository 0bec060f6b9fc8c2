import { Body, Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../kernel/actor.js';
import { CurrentActor } from '../../platform/access/current-actor.js';
import { Requires } from '../../platform/access/declarations.js';
import { IdParam } from '../../platform/http/id-param.js';
import { listOf, type Page, PageQuery } from '../../platform/http/pagination.js';
import { Refuses } from '../../platform/http/refuses.js';
import { DeclineUpdate, PolicyDecisionView } from './policy-decision.dto.js';
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
      'A requisition keeps the versions it pinned when it opened. This shows the ones in force today, row by row what ' +
      'they add and take away, and what would have to be done again; nothing changes by looking. Next: POST the same ' +
      'path to apply them to all candidates, or …/decline.',
  })
  @ApiOkResponse({ type: PolicyUpdateView })
  readUpdate(
    @CurrentActor() actor: Actor,
    @IdParam('requisition') requisitionId: string,
  ): Promise<PolicyUpdateView> {
    return this.policy.readUpdate(actor, requisitionId);
  }

  @Post(':id/policy-update/decline')
  @HttpCode(200)
  @Requires('requisitions:open')
  @ApiOperation({
    operationId: 'declinePolicyUpdate',
    summary: 'Decline newer policy packs',
    description:
      'With a reason from the list: the requisition stays under what it pinned, for all its candidates. The offer ' +
      'stands and can still be applied. By the coordinator.',
  })
  @ApiOkResponse({ type: PolicyDecisionView })
  @Refuses(409, '`requisition.policy_current` or `requisition.closed`.')
  decline(
    @CurrentActor() actor: Actor,
    @IdParam('requisition') requisitionId: string,
    @Body() request: DeclineUpdate,
  ): Promise<PolicyDecisionView> {
    return this.policy.decline(actor, requisitionId, request);
  }

  @Get(':id/policy-decisions')
  @Requires('requisitions:read')
  @ApiOperation({
    operationId: 'listPolicyDecisions',
    summary: 'List what became of offered policy packs',
    description: 'Applied or declined, by whom and why, with the steps that were flagged; newest first.',
  })
  @ApiOkResponse({ type: listOf(PolicyDecisionView) })
  decisions(
    @CurrentActor() actor: Actor,
    @IdParam('requisition') requisitionId: string,
    @Query() page: PageQuery,
  ): Promise<Page<PolicyDecisionView>> {
    return this.policy.decisions(actor, requisitionId, page);
  }
}
