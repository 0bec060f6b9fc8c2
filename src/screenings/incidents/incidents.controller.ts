import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../kernel/actor.js';
import { CurrentActor } from '../../platform/access/current-actor.js';
import { Requires } from '../../platform/access/declarations.js';
import { ApiListResponse, type ListView } from '../../platform/http/pagination.js';
import { CloseIncident, IncidentsQuery, IncidentView, OpenIncident } from './incident.dto.js';
import { IncidentsService } from './incidents.service.js';

@ApiTags('Incidents')
@Controller('v1/incidents')
export class IncidentsController {
  constructor(private readonly incidents: IncidentsService) {}

  @Post()
  @Requires('incidents:open')
  @ApiOperation({
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
    summary: 'List incidents',
    description: 'Auditors and administrators see all; coordinators see those of their requisitions.',
  })
  @ApiListResponse(IncidentView)
  list(@CurrentActor() actor: Actor, @Query() query: IncidentsQuery): Promise<ListView<IncidentView>> {
    return this.incidents.list(actor, query);
  }

  @Get(':incident_id')
  @Requires('incidents:read')
  @ApiOperation({ summary: 'Read an incident', description: 'Not yours is 404.' })
  @ApiOkResponse({ type: IncidentView })
  get(@CurrentActor() actor: Actor, @Param('incident_id') incidentId: string): Promise<IncidentView> {
    return this.incidents.get(actor, incidentId);
  }

  @Post(':incident_id/closure')
  @HttpCode(200)
  @Requires('incidents:close')
  @ApiOperation({
    summary: 'Close an incident',
    description:
      'An administrator, or a coordinator of the requisition, says how it was settled. Nobody closes one about ' +
      'themselves (403 `incident.about_yourself`).',
  })
  @ApiOkResponse({ type: IncidentView })
  close(
    @CurrentActor() actor: Actor,
    @Param('incident_id') incidentId: string,
    @Body() request: CloseIncident,
  ): Promise<IncidentView> {
    return this.incidents.close(actor, incidentId, request);
  }
}
