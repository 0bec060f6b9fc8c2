import { Body, Controller, Get, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../kernel/actor.js';
import { CurrentActor } from '../../platform/access/current-actor.js';
import { Requires } from '../../platform/access/declarations.js';
import { IdParam } from '../../platform/http/id-param.js';
import { listOf, type Page, PageQuery } from '../../platform/http/pagination.js';
import { Refuses } from '../../platform/http/refuses.js';
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
      "Only the employer's own number; names and handles go to the vault, once the candidate has a screening. 409 " +
      '`candidate.reference_taken` when the number is in use. Next: POST /v1/screenings.',
  })
  @ApiCreatedResponse({ type: CandidateView })
  @Refuses(409, '`candidate.reference_taken`: the number is in use.')
  add(@CurrentActor() actor: Actor, @Body() request: AddCandidate): Promise<CandidateView> {
    return this.candidates.add(actor, request);
  }

  @Get()
  @Requires('candidates:read')
  @ApiOperation({
    operationId: 'listCandidates',
    summary: 'List candidates',
    description: 'Coordinators see those they added and those in their requisitions; auditors see all.',
  })
  @ApiOkResponse({ type: listOf(CandidateView) })
  list(@CurrentActor() actor: Actor, @Query() page: PageQuery): Promise<Page<CandidateView>> {
    return this.candidates.list(actor, page);
  }

  @Get(':id')
  @Requires('candidates:read')
  @ApiOperation({
    operationId: 'readCandidate',
    summary: 'Read a candidate',
    description: 'Two references, nothing else. Not yours is 404.',
  })
  @ApiOkResponse({ type: CandidateView })
  get(@CurrentActor() actor: Actor, @IdParam('candidate') candidateId: string): Promise<CandidateView> {
    return this.candidates.get(actor, candidateId);
  }
}
