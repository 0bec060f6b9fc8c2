import { Body, Controller, Get, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../kernel/actor.js';
import { CurrentActor } from '../../platform/access/current-actor.js';
import { Requires } from '../../platform/access/declarations.js';
import { IdParam } from '../../platform/http/id-param.js';
import { Refuses } from '../../platform/http/refuses.js';
import { InvitationView, InviteCandidate } from './invitation.dto.js';
import { InvitationsService } from './invitations.service.js';

@ApiTags('Statements')
@Controller('v1/filtered-findings/:id/invitation')
export class InvitationsController {
  constructor(private readonly invitations: InvitationsService) {}

  @Post()
  @Requires('invitations:send')
  @ApiOperation({
    operationId: 'inviteCandidate',
    summary: 'Invite the candidate to answer to a finding',
    description:
      'By the coordinator, once a reviewer included the finding. The answer holds what the candidate is to be shown; the ' +
      'employer sends it through the channel named. The time to answer comes from the pinned policy packs, each with ' +
      'its citation. A screener logs the answer (POST /v1/findings/{id}/statements). Without one the packet says ' +
      '`invited_no_response`, and nothing more.',
  })
  @ApiCreatedResponse({ type: InvitationView })
  @Refuses(
    409,
    '`invitation.exists`, `invitation.not_reviewed`, `screening.wrong_stage` or `requisition.closed`.',
  )
  invite(
    @CurrentActor() actor: Actor,
    @IdParam('finding') id: string,
    @Body() request: InviteCandidate,
  ): Promise<InvitationView> {
    return this.invitations.invite(actor, id, request);
  }

  @Get()
  @Requires('invitations:send')
  @ApiOperation({
    operationId: 'readInvitation',
    summary: 'Read the invitation of a finding',
    description: 'As it was sent.',
  })
  @ApiOkResponse({ type: InvitationView })
  read(@CurrentActor() actor: Actor, @IdParam('finding') id: string): Promise<InvitationView> {
    return this.invitations.read(actor, id);
  }
}
