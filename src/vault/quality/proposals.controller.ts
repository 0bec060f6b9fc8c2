import { Body, Controller, Get, Header, HttpCode, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../kernel/actor.js';
import { CurrentActor } from '../../platform/access/current-actor.js';
import { Requires } from '../../platform/access/declarations.js';
import { IdParam } from '../../platform/http/id-param.js';
import { listOf, type Page } from '../../platform/http/pagination.js';
import { Refuses } from '../../platform/http/refuses.js';
import { FilterExampleView } from './example.views.js';
import { ExamplesService } from './examples.service.js';
import { DecideProposal, ProposalsQuery } from './proposal.dto.js';
import { FilterProposalView } from './proposal.views.js';
import { ProposalsService } from './proposals.service.js';

@ApiTags('Filter quality')
@Controller('v1/filter/proposals')
export class ProposalsController {
  constructor(
    private readonly proposals: ProposalsService,
    private readonly examples: ExamplesService,
  ) {}

  @Get()
  @Requires('filter_quality:read')
  @ApiOperation({
    operationId: 'listFilterProposals',
    summary: 'List what reviews suggest to change in the filter',
    description:
      'A rule that reviewers lifted, or words that they added, in at least two screenings under one ruleset; newest ' +
      'first. Counts and ids only: the words are not in it.',
  })
  @ApiOkResponse({ type: listOf(FilterProposalView) })
  list(@Query() query: ProposalsQuery): Promise<Page<FilterProposalView>> {
    return this.proposals.list(query);
  }

  @Get(':id')
  @Requires('filter_quality:read')
  @ApiOperation({
    operationId: 'readFilterProposal',
    summary: 'Read a proposal',
    description: 'With its present support: it changes with every review.',
  })
  @ApiOkResponse({ type: FilterProposalView })
  get(@IdParam('filter_proposal') id: string): Promise<FilterProposalView> {
    return this.proposals.get(id);
  }

  @Get(':id/example')
  @Requires('filter_quality:open_example')
  @Header('Cache-Control', 'no-store')
  @ApiOperation({
    operationId: 'openFilterExample',
    summary: 'Open an example of what a proposal is about',
    description:
      'The words in their place, from a finding that you may review anyway: one of your requisitions, not logged by ' +
      'you. Where there is none the answer is 404, as for no proposal. Each opening is recorded in the ledger.',
  })
  @ApiOkResponse({ type: FilterExampleView })
  @Refuses(403, '`authorization.required`: you hold no authorization in force.')
  example(
    @CurrentActor() actor: Actor,
    @IdParam('filter_proposal', { noun: 'filter_example' }) id: string,
  ): Promise<FilterExampleView> {
    return this.examples.open(actor, id);
  }

  @Post(':id/decision')
  @HttpCode(200)
  @Requires('filter_quality:decide')
  @ApiOperation({
    operationId: 'decideFilterProposal',
    summary: 'Accept or decline a proposal',
    description:
      'Final, and recorded in the ledger with the support it had. It changes nothing in the running filter: an accepted ' +
      'proposal goes to those who write the rules, and comes back as a new ruleset.',
  })
  @ApiOkResponse({ type: FilterProposalView })
  @Refuses(409, '`filter_proposal.decided` or `filter_proposal.lapsed`.')
  decide(
    @CurrentActor() actor: Actor,
    @IdParam('filter_proposal') id: string,
    @Body() request: DecideProposal,
  ): Promise<FilterProposalView> {
    return this.proposals.decide(actor, id, request);
  }
}
