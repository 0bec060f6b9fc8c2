import { Body, Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../kernel/actor.js';
import { CurrentActor } from '../../platform/access/current-actor.js';
import { Requires } from '../../platform/access/declarations.js';
import { IdParam } from '../../platform/http/id-param.js';
import { listOf, type Page } from '../../platform/http/pagination.js';
import { Refuses } from '../../platform/http/refuses.js';
import { CloseIncident, IncidentsQuery, IncidentView, OpenIncident } from './incident.dto.js';
import { IncidentsService } from './incidents.service.js';

@ApiTags('Incidents')
@Controller('v1/incidents')
export class IncidentsController {
  constructor(private readonly incidents: IncidentsService) {}

  @Post()
  @Requires('incidents:open')
  @ApiOperation({
    operationId: 'openIncident',
    summary: 'Report an incident',
    description:
      'A breach or suspicion, in ids only. Everybody may report one, also about things they are not assigned to; ' +
      'whether an id exists is not told. Auditors, administrators and the coordinators of the requisition read it.',
  })
  @ApiCreatedResponse({ type: IncidentView })
  open(@CurrentActor() actor: Actor, @Body() request: OpenIncident): Promise<IncidentView> {
    return this.incidents.open(actor, request);
  }

  @Get()
  @Requires('incidents:read')
  @ApiOperation({
    operationId: 'listIncidents',
    summary: 'List incidents',
    description: 'Auditors and administrators see all; coordinators see those of their requisitions.',
  })
  @ApiOkResponse({ type: listOf(IncidentView) })
  list(@CurrentActor() actor: Actor, @Query() query: IncidentsQuery): Promise<Page<IncidentView>> {
    return this.incidents.list(actor, query);
  }

  @Get(':id')
  @Requires('incidents:read')
  @ApiOperation({
    operationId: 'readIncident',
    summary: 'Read an incident',
    description: 'Not yours is 404.',
  })
  @ApiOkResponse({ type: IncidentView })
  get(@CurrentActor() actor: Actor, @IdParam('incident') incidentId: string): Promise<IncidentView> {
    return this.incidents.get(actor, incidentId);
  }

  @Post(':id/closure')
  @HttpCode(200)
  @Requires('incidents:close')
  @ApiOperation({
    operationId: 'closeIncident',
    summary: 'Close an incident',
    description:
      'An administrator, or a coordinator of the requisition, says how it was settled. Nobody closes one about ' +
      'themselves (403 `incident.about_yourself`).',
  })
  @ApiOkResponse({ type: IncidentView })
  @Refuses(403, '`incident.about_yourself`.')
  @Refuses(409, '`incident.already_closed`.')
  close(
    @CurrentActor() actor: Actor,
    @IdParam('incident') incidentId: string,
    @Body() request: CloseIncident,
  ): Promise<IncidentView> {
    return this.incidents.close(actor, incidentId, request);
  }
}
