import { Controller, Get, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../kernel/actor.js';
import { CurrentActor } from '../../platform/access/current-actor.js';
import { Requires } from '../../platform/access/declarations.js';
import { IdParam } from '../../platform/http/id-param.js';
import { Refuses } from '../../platform/http/refuses.js';
import { GatesView, ReleaseView } from './release.dto.js';
import { ReleaseService } from './release.service.js';

@ApiTags('Releases')
@Controller('v1/screenings/:id')
export class ReleaseController {
  constructor(private readonly releases: ReleaseService) {}

  @Get('gates')
  @Requires('releases:check')
  @ApiOperation({
    operationId: 'askGates',
    summary: 'Ask the release gates',
    description: 'Each gate with its promise, whether it is open, and what is missing if it is not.',
  })
  @ApiOkResponse({ type: GatesView })
  gates(@CurrentActor() actor: Actor, @IdParam('screening') id: string): Promise<GatesView> {
    return this.releases.gates(actor, id);
  }

  @Post('releases')
  @Requires('packets:release')
  @ApiOperation({
    operationId: 'releasePacket',
    summary: 'Release the packet',
    description:
      'When every gate is open, assembles the sanitized packet and hands it to the requisition’s hiring managers. ' +
      'Refused with 409 and the exact conditions that are missing otherwise. No body is needed.',
  })
  @ApiCreatedResponse({ type: ReleaseView })
  @Refuses(409, '`release.gates_closed` with every missing condition, or `screening.wrong_stage`.')
  release(@CurrentActor() actor: Actor, @IdParam('screening') id: string): Promise<ReleaseView> {
    return this.releases.release(actor, id);
  }
}
