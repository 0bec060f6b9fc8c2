import { Body, Controller, Delete, Get, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../kernel/actor.js';
import { CurrentActor } from '../../platform/access/current-actor.js';
import { Requires } from '../../platform/access/declarations.js';
import { IdParam } from '../../platform/http/id-param.js';
import { listOf, type Page, PageQuery } from '../../platform/http/pagination.js';
import { Refuses } from '../../platform/http/refuses.js';
import { AssignDuty, AssignmentView } from './assignment.dto.js';
import { AssignmentsService } from './assignments.service.js';

@ApiTags('Assignments')
@Controller('v1')
export class AssignmentsController {
  constructor(private readonly assignments: AssignmentsService) {}

  @Post('requisitions/:id/assignments')
  @Requires('assignments:manage')
  @ApiOperation({
    operationId: 'assignDuty',
    summary: 'Assign somebody to a requisition',
    description:
      'Its coordinators assign hiring managers (who decide) and screeners, reviewers and coordinators (who prepare). ' +
      'Whoever has ever been on one side of a requisition can never be on the other: 409 ' +
      '`assignment.conflict_of_duties`, and the attempt is kept as an incident that the problem names as ' +
      '`incident_id`.',
  })
  @ApiCreatedResponse({ type: AssignmentView })
  @Refuses(
    409,
    '`assignment.conflict_of_duties` (with `incident_id`), `assignment.exists` or `requisition.closed`.',
  )
  assign(
    @CurrentActor() actor: Actor,
    @IdParam('requisition') requisitionId: string,
    @Body() request: AssignDuty,
  ): Promise<AssignmentView> {
    return this.assignments.assign(actor, requisitionId, request);
  }

  @Get('requisitions/:id/assignments')
  @Requires('assignments:read')
  @ApiOperation({
    operationId: 'listAssignments',
    summary: "List a requisition's assignments",
    description: 'For its coordinators and for auditors; ended ones included, newest first.',
  })
  @ApiOkResponse({ type: listOf(AssignmentView) })
  list(
    @CurrentActor() actor: Actor,
    @IdParam('requisition') requisitionId: string,
    @Query() page: PageQuery,
  ): Promise<Page<AssignmentView>> {
    return this.assignments.list(actor, requisitionId, page);
  }

  @Delete('assignments/:id')
  @Requires('assignments:manage')
  @ApiOperation({
    operationId: 'endAssignment',
    summary: 'End an assignment',
    description:
      'The person loses the duty at once. The assignment stays on record, because what was seen cannot be unseen. ' +
      'The last coordinator cannot end (409 `assignment.last_coordinator`).',
  })
  @ApiOkResponse({ type: AssignmentView })
  @Refuses(409, '`assignment.last_coordinator` or `assignment.already_ended`.')
  end(@CurrentActor() actor: Actor, @IdParam('assignment') assignmentId: string): Promise<AssignmentView> {
    return this.assignments.end(actor, assignmentId);
  }
}
