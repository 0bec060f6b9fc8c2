import { Body, Controller, Get, Header, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../kernel/actor.js';
import { CurrentActor } from '../../platform/access/current-actor.js';
import { Requires } from '../../platform/access/declarations.js';
import { IdParam } from '../../platform/http/id-param.js';
import { Refuses } from '../../platform/http/refuses.js';
import { LogSearch, SearchReceiptView, SearchView } from './search.dto.js';
import { SearchesService } from './searches.service.js';

@ApiTags('Searches')
@Controller('v1')
export class SearchesController {
  constructor(private readonly searches: SearchesService) {}

  @Post('screenings/:id/searches')
  @Requires('searches:log')
  @ApiOperation({
    operationId: 'logSearch',
    summary: 'Log a search',
    description:
      'By a screener assigned to the requisition, with an authorization in force and the candidate’s consent on ' +
      'file. Also searches that found nothing are logged. The first search moves the screening to gathering. ' +
      'Refused (422) when step, source, query form or access basis is not what the checklist and the method allow; the ' +
      'message names what is. Each search says how far back it looked. Next: log findings (POST /v1/screenings/{id}/findings), ' +
      'then record the step’s result.',
  })
  @ApiCreatedResponse({ type: SearchReceiptView })
  @Refuses(
    403,
    '`authorization.required`: you hold no authorization in force. `search.method_forbidden` or ' +
      '`search.site_forbidden`: a pinned policy pack forbids it; the statute and the incident form are named.',
  )
  @Refuses(
    422,
    '`search.query_elicits`: beside the candidate the query asks for something protected; the classes and the law are ' +
      'named. `search.query_unreadable`. Or `request.invalid`.',
  )
  @Refuses(409, '`consent.missing`, `screening.wrong_stage` or `requisition.closed`.')
  log(
    @CurrentActor() actor: Actor,
    @IdParam('screening') id: string,
    @Body() request: LogSearch,
  ): Promise<SearchReceiptView> {
    return this.searches.log(actor, id, request);
  }

  @Get('searches/:id')
  @Requires('searches:read')
  @Header('Cache-Control', 'no-store')
  @ApiOperation({
    operationId: 'readSearch',
    summary: 'Read a search with its words',
    description:
      'For screeners and reviewers assigned to the requisition, with an authorization in force. Each reading is ' +
      'recorded in the ledger.',
  })
  @ApiOkResponse({ type: SearchView })
  @Refuses(403, '`authorization.required`: you hold no authorization in force.')
  read(@CurrentActor() actor: Actor, @IdParam('search') id: string): Promise<SearchView> {
    return this.searches.read(actor, id);
  }
}
