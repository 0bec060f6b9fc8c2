import { Body, Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../kernel/actor.js';
import { CurrentActor } from '../../platform/access/current-actor.js';
import { Requires } from '../../platform/access/declarations.js';
import { IdParam } from '../../platform/http/id-param.js';
import { listOf, type Page } from '../../platform/http/pagination.js';
import { Refuses } from '../../platform/http/refuses.js';
import {
  CloseIncident,
  IncidentActionView,
  IncidentDetailView,
  IncidentsQuery,
  IncidentView,
  OpenIncident,
  ReportAction,
} from './incident.dto.js';
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
  @ApiOkResponse({ type: IncidentDetailView })
  get(@CurrentActor() actor: Actor, @IdParam('incident') incidentId: string): Promise<IncidentDetailView> {
    return this.incidents.get(actor, incidentId);
  }

  @Post(':id/actions')
  @Requires('incidents:contain')
  @ApiOperation({
    operationId: 'reportIncidentAction',
    summary: 'Report what was done about an incident',
    description:
      'Recusal, replacement or correction. Recalls (POST /v1/packets/{id}/recall) and quarantines ' +
      '(POST /v1/screenings/{id}/quarantines) write themselves down when they name the incident.',
  })
  @ApiCreatedResponse({ type: IncidentActionView })
  @Refuses(403, '`incident.about_yourself`.')
  @Refuses(409, '`incident.already_closed`, `incident.not_recused` or `incident.nobody_to_recuse`.')
  reportAction(
    @CurrentActor() actor: Actor,
    @IdParam('incident') incidentId: string,
    @Body() request: ReportAction,
  ): Promise<IncidentActionView> {
    return this.incidents.reportAction(actor, incidentId, request);
  }

  @Post(':id/closure')
  @HttpCode(200)
  @Requires('incidents:close')
  @ApiOperation({
    operationId: 'closeIncident',
    summary: 'Close an incident',
    description:
      'An administrator, or a coordinator of the requisition, says how it was settled, once it is contained. Nobody ' +
      'closes one that they reported themselves, or that is about them (403 `incident.about_yourself`).',
  })
  @ApiOkResponse({ type: IncidentView })
  @Refuses(403, '`incident.about_yourself`.')
  @Refuses(
    409,
    '`incident.already_closed`, `incident.not_contained`, `incident.quarantine_in_place` or `incident.needs_second_person`.',
  )
  close(
    @CurrentActor() actor: Actor,
    @IdParam('incident') incidentId: string,
    @Body() request: CloseIncident,
  ): Promise<IncidentView> {
    return this.incidents.close(actor, incidentId, request);
  }
}
