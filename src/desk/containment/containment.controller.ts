import { Body, Controller, Get, HttpCode, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../kernel/actor.js';
import { CurrentActor } from '../../platform/access/current-actor.js';
import { Requires } from '../../platform/access/declarations.js';
import { IdParam } from '../../platform/http/id-param.js';
import { Refuses } from '../../platform/http/refuses.js';
import {
  LiftQuarantine,
  PacketRecallView,
  PlacedQuarantineView,
  PlaceQuarantine,
  QuarantinesView,
  QuarantineView,
  RecallPacket,
} from './containment.dto.js';
import { QuarantinesService } from './quarantines.service.js';
import { RecallService } from './recall.service.js';

@ApiTags('Containment')
@Controller('v1')
export class ContainmentController {
  constructor(
    private readonly quarantines: QuarantinesService,
    private readonly recalls: RecallService,
  ) {}

  @Post('screenings/:id/quarantines')
  @Requires('quarantines:place')
  @ApiOperation({
    operationId: 'placeQuarantine',
    summary: 'Put away a search or finding, with everything that follows from it',
    description:
      'For what was found by an unlawful method. Nobody reads, validates, reviews or releases it any more; a packet ' +
      'that may hold it is recalled in the same act. Names the open incident that is the reason.',
  })
  @ApiCreatedResponse({ type: PlacedQuarantineView })
  @Refuses(409, '`quarantine.exists` or `incident.not_about_this`.')
  place(
    @CurrentActor() actor: Actor,
    @IdParam('screening') id: string,
    @Body() request: PlaceQuarantine,
  ): Promise<PlacedQuarantineView> {
    return this.quarantines.place(actor, id, request);
  }

  @Get('screenings/:id/quarantines')
  @Requires('quarantines:read')
  @ApiOperation({ operationId: 'listQuarantines', summary: 'What was put away in a screening' })
  @ApiOkResponse({ type: QuarantinesView })
  list(@CurrentActor() actor: Actor, @IdParam('screening') id: string): Promise<QuarantinesView> {
    return this.quarantines.list(actor, id);
  }

  @Post('quarantines/:id/lift')
  @HttpCode(200)
  @Requires('quarantines:place')
  @ApiOperation({
    operationId: 'liftQuarantine',
    summary: 'Let something be used again',
    description:
      'By another coordinator than the one who placed it, with the reason. Recalled packets stay recalled.',
  })
  @ApiOkResponse({ type: QuarantineView })
  @Refuses(403, '`quarantine.needs_second_person`.')
  @Refuses(409, '`quarantine.already_lifted` or `quarantine.held_by_its_search`.')
  lift(
    @CurrentActor() actor: Actor,
    @IdParam('quarantine') id: string,
    @Body() request: LiftQuarantine,
  ): Promise<QuarantineView> {
    return this.quarantines.lift(actor, id, request);
  }

  @Post('packets/:id/recall')
  @Requires('packets:recall')
  @ApiOperation({
    operationId: 'recallPacket',
    summary: 'Recall a packet',
    description:
      'From the next request on no hiring manager can read it or decide on it; they are told to put it away and to ' +
      'take note. The screening is open again for a packet that supersedes it. A decision made on it stays on record.',
  })
  @ApiCreatedResponse({ type: PacketRecallView })
  @Refuses(
    409,
    '`packet.superseded`, `packet.already_recalled`, `incident.not_about_this` or `screening.wrong_stage`.',
  )
  recall(
    @CurrentActor() actor: Actor,
    @IdParam('packet') id: string,
    @Body() request: RecallPacket,
  ): Promise<PacketRecallView> {
    return this.recalls.recall(actor, id, request);
  }
}
