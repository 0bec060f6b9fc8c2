import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../kernel/actor.js';
import { CurrentActor } from '../../platform/access/current-actor.js';
import { Requires } from '../../platform/access/declarations.js';
import { IdParam } from '../../platform/http/id-param.js';
import { Refuses } from '../../platform/http/refuses.js';
import { CommitSample, ConsistencySampleView } from './consistency.dto.js';
import { ConsistencyService } from './consistency.service.js';

@ApiTags('Consistency')
@Controller('v1')
export class ConsistencyController {
  constructor(private readonly consistency: ConsistencyService) {}

  @Post('requisitions/:id/consistency-samples')
  @Requires('consistency:draw')
  @ApiOperation({
    operationId: 'commitConsistencySample',
    summary: 'Commit to a sample that is vetted twice',
    description:
      'By a coordinator of the requisition. The service makes a random seed and writes its SHA-256 to the ledger; the ' +
      'seed itself is shown only after the draw. Next: POST /v1/consistency-samples/{id}/draw, once the screenings are open.',
  })
  @ApiCreatedResponse({ type: ConsistencySampleView })
  @Refuses(409, '`consistency_sample.waiting`: one is committed and not drawn yet. Or `requisition.closed`.')
  commit(
    @CurrentActor() actor: Actor,
    @IdParam('requisition') requisitionId: string,
    @Body() request: CommitSample,
  ): Promise<ConsistencySampleView> {
    return this.consistency.commit(actor, requisitionId, request);
  }

  @Post('consistency-samples/:id/draw')
  @HttpCode(200)
  @Requires('consistency:draw')
  @ApiOperation({
    operationId: 'drawConsistencySample',
    summary: 'Draw the sample',
    description:
      'The seed decides which screenings are vetted a second time, and by which screener: somebody who holds no other ' +
      'duty in the requisition and never touched the first. The second screening looks like any other to its screener ' +
      'and does not exist for anybody else; no packet is made of it. The answer does not say whom it drew: auditors ' +
      'read that (GET /v1/requisitions/{id}/consistency).',
  })
  @ApiOkResponse({ type: ConsistencySampleView })
  @Refuses(
    409,
    '`consistency_sample.drawn`, `consistency_sample.nothing_to_draw`, `consistency_sample.no_second_screener` or ' +
      '`requisition.closed`.',
  )
  draw(
    @CurrentActor() actor: Actor,
    @IdParam('consistency_sample') sampleId: string,
  ): Promise<ConsistencySampleView> {
    return this.consistency.draw(actor, sampleId);
  }
}
