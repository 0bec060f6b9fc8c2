import { Body, Controller, Get, Header, HttpCode, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../kernel/actor.js';
import { CurrentActor } from '../../platform/access/current-actor.js';
import { Requires } from '../../platform/access/declarations.js';
import { IdParam } from '../../platform/http/id-param.js';
import { listOf, type Page } from '../../platform/http/pagination.js';
import { Refuses } from '../../platform/http/refuses.js';
import { RawFindingView } from '../findings/raw-finding.views.js';
import { AskUnsealing, UnsealingsQuery, UnsealingView } from './unsealing.dto.js';
import { UnsealingsService } from './unsealings.service.js';

@ApiTags('Unsealing')
@Controller('v1')
export class UnsealingsController {
  constructor(private readonly unsealings: UnsealingsService) {}

  @Post('findings/:id/unsealings')
  @Requires('unsealings:ask')
  @ApiOperation({
    operationId: 'askUnsealing',
    summary: 'Ask to see what a finding says',
    description:
      'For an auditor who must see raw text: a court order, a records request, a dispute. An administrator and a ' +
      'coordinator of the requisition both have to approve; then it is open for an hour, for who asked alone.',
  })
  @ApiCreatedResponse({ type: UnsealingView })
  ask(
    @CurrentActor() actor: Actor,
    @IdParam('finding') id: string,
    @Body() request: AskUnsealing,
  ): Promise<UnsealingView> {
    return this.unsealings.ask(actor, id, request);
  }

  @Get('unsealings')
  @Requires('unsealings:read')
  @ApiOperation({
    operationId: 'listUnsealings',
    summary: 'Who asked to see raw text, and what became of it',
    description: 'Auditors and administrators see all; who works on a requisition sees its own.',
  })
  @ApiOkResponse({ type: listOf(UnsealingView) })
  list(@CurrentActor() actor: Actor, @Query() query: UnsealingsQuery): Promise<Page<UnsealingView>> {
    return this.unsealings.list(actor, query);
  }

  @Post('unsealings/:id/approvals')
  @HttpCode(200)
  @Requires('unsealings:approve')
  @ApiOperation({
    operationId: 'approveUnsealing',
    summary: 'Approve that raw text is seen',
    description:
      'By one administrator and one coordinator of the requisition, in any order; never by who asked.',
  })
  @ApiOkResponse({ type: UnsealingView })
  @Refuses(409, '`unsealing.approved_already` or `unsealing.not_waiting`.')
  approve(@CurrentActor() actor: Actor, @IdParam('unsealing') id: string): Promise<UnsealingView> {
    return this.unsealings.approve(actor, id);
  }

  @Post('unsealings/:id/revocation')
  @HttpCode(200)
  @Requires('unsealings:approve')
  @ApiOperation({ operationId: 'revokeUnsealing', summary: 'Shut it again, or refuse it' })
  @ApiOkResponse({ type: UnsealingView })
  @Refuses(409, '`unsealing.revoked_already`.')
  revoke(@CurrentActor() actor: Actor, @IdParam('unsealing') id: string): Promise<UnsealingView> {
    return this.unsealings.revoke(actor, id);
  }

  @Get('unsealings/:id/finding')
  @Requires('unsealings:ask')
  @Header('Cache-Control', 'no-store')
  @ApiOperation({
    operationId: 'readUnsealedFinding',
    summary: 'See what the finding says, while it is open',
    description: 'For who asked. Each reading is recorded in the ledger.',
  })
  @ApiOkResponse({ type: RawFindingView })
  @Refuses(409, '`unsealing.not_open` with the approvals that are missing.')
  read(@CurrentActor() actor: Actor, @IdParam('unsealing') id: string): Promise<RawFindingView> {
    return this.unsealings.read(actor, id);
  }
}
