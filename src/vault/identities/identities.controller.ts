import { Body, Controller, Get, Header, Put } from '@nestjs/common';
import { ApiHeader, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../kernel/actor.js';
import { CurrentActor } from '../../platform/access/current-actor.js';
import { Requires } from '../../platform/access/declarations.js';
import { AnswersETag, IfMatch } from '../../platform/http/etag.js';
import { IdParam } from '../../platform/http/id-param.js';
import { Refuses } from '../../platform/http/refuses.js';
import { IdentitiesService } from './identities.service.js';
import { IdentityReceiptView, IdentityView, WriteIdentity } from './identity.dto.js';

@ApiTags('Screenings')
@Controller('v1/screenings/:id/identity')
export class IdentitiesController {
  constructor(private readonly identities: IdentitiesService) {}

  @Put()
  @Requires('identities:write')
  @AnswersETag()
  @ApiOperation({
    operationId: 'writeIdentity',
    summary: 'Write the candidate’s names, handles and contacts',
    description:
      'By a coordinator of the requisition, before findings are logged: the filter masks by them. They are sealed ' +
      'at once, and the answer does not repeat them; only the assigned screeners and reviewers can read them. To ' +
      'change them send If-Match with the ETag of the last receipt (`"v1"`). A change sends every finding that ' +
      'was already filtered through the filter again and opens its review again. Refused once the packet is released.',
  })
  @ApiHeader({
    name: 'If-Match',
    required: false,
    description: 'Needed for a change: the version in quotes.',
  })
  @ApiOkResponse({ type: IdentityReceiptView })
  @Refuses(
    409,
    '`screening.wrong_stage`, `requisition.closed` or `identity.exists` (written at the same moment).',
  )
  @Refuses(412, '`precondition.stale`: it was changed since.')
  @Refuses(428, '`precondition.required`: it is on file; the detail says which If-Match replaces it.')
  write(
    @CurrentActor() actor: Actor,
    @IdParam('screening') id: string,
    @Body() request: WriteIdentity,
    @IfMatch() ifMatch: string | null,
  ): Promise<IdentityReceiptView> {
    return this.identities.write(actor, id, request, ifMatch);
  }

  @Get()
  @Requires('identities:read')
  @Header('Cache-Control', 'no-store')
  @ApiOperation({
    operationId: 'readIdentity',
    summary: 'Read the candidate’s names, handles and contacts',
    description:
      'For screeners and reviewers assigned to the requisition, with an authorization in force. Each reading is ' +
      'recorded in the ledger.',
  })
  @ApiOkResponse({ type: IdentityView })
  @Refuses(403, '`authorization.required`: you hold no authorization in force.')
  read(
    @CurrentActor() actor: Actor,
    @IdParam('screening', { noun: 'identity' }) id: string,
  ): Promise<IdentityView> {
    return this.identities.read(actor, id);
  }
}
