import { Body, Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../kernel/actor.js';
import { CurrentActor } from '../../platform/access/current-actor.js';
import { Requires } from '../../platform/access/declarations.js';
import { IdParam } from '../../platform/http/id-param.js';
import { listOf, type Page, PageQuery } from '../../platform/http/pagination.js';
import { Refuses } from '../../platform/http/refuses.js';
import { DueScreeningsService } from './due-screenings.service.js';
import {
  DisposalsQuery,
  DisposalView,
  LegalHoldView,
  PlaceHold,
  ProposeDisposal,
  RetentionView,
} from './retention.dto.js';
import { RetentionService } from './retention.service.js';

@ApiTags('Retention')
@Controller('v1')
export class RetentionController {
  constructor(
    private readonly retentions: RetentionService,
    private readonly dueScreenings: DueScreeningsService,
  ) {}

  @Get('screenings/:id/retention')
  @Requires('retention:read')
  @ApiOperation({
    operationId: 'readRetention',
    summary: 'Read how long the records of a screening stay',
    description: 'Each rule of the pinned packs with its clock, and why the records stay now.',
  })
  @ApiOkResponse({ type: RetentionView })
  retention(@CurrentActor() actor: Actor, @IdParam('screening') id: string): Promise<RetentionView> {
    return this.retentions.retention(actor, id);
  }

  @Get('retention/due')
  @Requires('retention:read')
  @ApiOperation({
    operationId: 'listDueScreenings',
    summary: 'List what may be disposed of',
    description:
      'Screenings of closed requisitions whose clocks have run out, that nothing holds and nobody has proposed; at ' +
      'most 100, on one page. Coordinators see their own requisitions.',
  })
  @ApiOkResponse({ type: listOf(RetentionView) })
  async due(@CurrentActor() actor: Actor): Promise<Page<RetentionView>> {
    return { object: 'list', data: await this.dueScreenings.due(actor), has_more: false, next_href: null };
  }

  @Post('requisitions/:id/legal-holds')
  @Requires('legal_holds:place')
  @ApiOperation({
    operationId: 'placeLegalHold',
    summary: 'Hold all records of a requisition',
    description:
      'Whatever the schedules say, and those of every candidate for the position. By its coordinator.',
  })
  @ApiCreatedResponse({ type: LegalHoldView })
  hold(
    @CurrentActor() actor: Actor,
    @IdParam('requisition') id: string,
    @Body() request: PlaceHold,
  ): Promise<LegalHoldView> {
    return this.retentions.hold(actor, id, request);
  }

  @Get('legal-holds')
  @Requires('disposals:read')
  @ApiOperation({
    operationId: 'listLegalHolds',
    summary: 'List legal holds',
    description: 'In force and lifted, newest first. Coordinators see those of their requisitions.',
  })
  @ApiOkResponse({ type: listOf(LegalHoldView) })
  holds(@CurrentActor() actor: Actor, @Query() page: PageQuery): Promise<Page<LegalHoldView>> {
    return this.retentions.holds(actor, page);
  }

  @Post('legal-holds/:id/lifting')
  @HttpCode(200)
  @Requires('legal_holds:lift')
  @ApiOperation({
    operationId: 'liftLegalHold',
    summary: 'Lift a hold',
    description: 'By an administrator, never by the one who placed it.',
  })
  @ApiOkResponse({ type: LegalHoldView })
  @Refuses(409, '`legal_hold.lifted`.')
  lift(@CurrentActor() actor: Actor, @IdParam('legal_hold') id: string): Promise<LegalHoldView> {
    return this.retentions.lift(actor, id);
  }

  @Post('screenings/:id/disposals')
  @Requires('disposals:propose')
  @ApiOperation({
    operationId: 'proposeDisposal',
    summary: 'Propose to dispose of a screening’s texts',
    description:
      'By the coordinator, once every clock has run out and nothing holds the records; refused with the reasons and ' +
      'their statutes otherwise. Nothing is destroyed yet. Next: an administrator approves it.',
  })
  @ApiCreatedResponse({ type: DisposalView })
  @Refuses(409, '`disposal.kept` or `disposal.exists`.')
  propose(
    @CurrentActor() actor: Actor,
    @IdParam('screening') id: string,
    @Body() request: ProposeDisposal,
  ): Promise<DisposalView> {
    return this.retentions.propose(actor, id, request);
  }

  @Get('disposals')
  @Requires('disposals:read')
  @ApiOperation({
    operationId: 'listDisposals',
    summary: 'List disposals',
    description: 'Proposed and done, newest first. Coordinators see those of their requisitions.',
  })
  @ApiOkResponse({ type: listOf(DisposalView) })
  disposals(@CurrentActor() actor: Actor, @Query() query: DisposalsQuery): Promise<Page<DisposalView>> {
    return this.retentions.disposals(actor, query);
  }
}
