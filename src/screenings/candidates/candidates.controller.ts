import { Body, Controller, Get, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../kernel/actor.js';
import { CurrentActor } from '../../platform/access/current-actor.js';
import { Requires } from '../../platform/access/declarations.js';
import { IdParam } from '../../platform/http/id-param.js';
import { listOf, type Page, PageQuery } from '../../platform/http/pagination.js';
import { AddCandidate, CandidateView } from './candidate.dto.js';
import { CandidatesService } from './candidates.service.js';

@ApiTags('Candidates')
@Controller('v1/candidates')
export class CandidatesController {
  constructor(private readonly candidates: CandidatesService) {}

  @Post()
  @Requires('candidates:manage')
  @ApiOperation({
    operationId: 'addCandidate',
    summary: 'Add a candidate',
    description:
      "Only the employer's own number; names and handles go to the vault, once the candidate has a screening. " +
      'A number that is there already answers the candidate who has it: one person may apply for several ' +
      'requisitions. Next: POST /v1/screenings.',
  })
  @ApiCreatedResponse({ type: CandidateView })
  add(@CurrentActor() actor: Actor, @Body() request: AddCandidate): Promise<CandidateView> {
    return this.candidates.add(actor, request);
  }

  @Get()
  @Requires('candidates:read')
  @ApiOperation({
    operationId: 'listCandidates',
    summary: 'List candidates',
    description:
      'The numbers of all candidates of the employer. Who applied for what is known to the requisition’s people alone.',
  })
  @ApiOkResponse({ type: listOf(CandidateView) })
  list(@Query() page: PageQuery): Promise<Page<CandidateView>> {
    return this.candidates.list(page);
  }

  @Get(':id')
  @Requires('candidates:read')
  @ApiOperation({
    operationId: 'readCandidate',
    summary: 'Read a candidate',
    description: 'Two references, nothing else.',
  })
  @ApiOkResponse({ type: CandidateView })
  get(@IdParam('candidate') candidateId: string): Promise<CandidateView> {
    return this.candidates.get(candidateId);
  }
}
