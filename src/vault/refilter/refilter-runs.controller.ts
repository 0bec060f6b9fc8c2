import { Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../kernel/actor.js';
import { CurrentActor } from '../../platform/access/current-actor.js';
import { Requires } from '../../platform/access/declarations.js';
import { IdParam } from '../../platform/http/id-param.js';
import { listOf, type Page, PageQuery } from '../../platform/http/pagination.js';
import { Refuses } from '../../platform/http/refuses.js';
import { RefilterRunView } from './refilter-run.dto.js';
import { RefilterRunsService } from './refilter-runs.service.js';

@ApiTags('Filter quality')
@Controller('v1/refilter-runs')
export class RefilterRunsController {
  constructor(private readonly runs: RefilterRunsService) {}

  @Post()
  @Requires('refilters:run')
  @ApiOperation({
    operationId: 'startRefilterRun',
    summary: 'Filter everything again under the rules in force',
    description:
      'After a new version brought new rules. It takes no body. Every finding that was filtered under other rules goes ' +
      'through the filter again, in the background: a result that differs waits for a new review, the others only get ' +
      'the rules’ new digest. Packets never change: those that hold a text of before are listed (GET ' +
      '/v1/refiltered-packets) for somebody to recall them or let them stand. Next: read the run until its state is ' +
      '`done`.',
  })
  @ApiCreatedResponse({ type: RefilterRunView })
  @Refuses(409, '`refilter_run.running`, or `refilter_run.nothing_to_do`.')
  start(@CurrentActor() actor: Actor): Promise<RefilterRunView> {
    return this.runs.start(actor);
  }

  @Get()
  @Requires('refilters:read')
  @ApiOperation({
    operationId: 'listRefilterRuns',
    summary: 'List the runs',
    description: 'Newest first, in counts: no finding is named.',
  })
  @ApiOkResponse({ type: listOf(RefilterRunView) })
  list(@Query() query: PageQuery): Promise<Page<RefilterRunView>> {
    return this.runs.list(query);
  }

  @Get(':id')
  @Requires('refilters:read')
  @ApiOperation({
    operationId: 'readRefilterRun',
    summary: 'Read a run',
    description: 'How far it is: total, done, and what came of them.',
  })
  @ApiOkResponse({ type: RefilterRunView })
  get(@IdParam('refilter_run') id: string): Promise<RefilterRunView> {
    return this.runs.get(id);
  }

  @Post(':id/cancellation')
  @HttpCode(200)
  @Requires('refilters:run')
  @ApiOperation({
    operationId: 'cancelRefilterRun',
    summary: 'Cancel a run',
    description:
      'What was done stays done, and nothing further is begun. A later run takes on what is left. It takes no body.',
  })
  @ApiOkResponse({ type: RefilterRunView })
  @Refuses(409, '`refilter_run.ended`.')
  cancel(@CurrentActor() actor: Actor, @IdParam('refilter_run') id: string): Promise<RefilterRunView> {
    return this.runs.cancel(actor, id);
  }
}
