import { Body, Controller, Get, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../kernel/actor.js';
import { CurrentActor } from '../../platform/access/current-actor.js';
import { Requires } from '../../platform/access/declarations.js';
import { IdParam } from '../../platform/http/id-param.js';
import { listOf, type Page, PageQuery } from '../../platform/http/pagination.js';
import { Refuses } from '../../platform/http/refuses.js';
import { ValidateFinding, ValidationView } from './validation.dto.js';
import { ValidationsService } from './validations.service.js';

@ApiTags('Findings')
@Controller('v1/findings/:id/validations')
export class ValidationsController {
  constructor(private readonly validations: ValidationsService) {}

  @Post()
  @Requires('findings:validate')
  @ApiOperation({
    operationId: 'validateFinding',
    summary: 'Validate a finding',
    description:
      'By a screener assigned to the requisition, with an authorization in force, while the screening is gathering ' +
      'or in review. Send what was done; the grades are computed from it: attribution from the identifiers, ' +
      'authenticity from the checks, and the overall grade A to D from both and the corroborating sources. The ' +
      'last validation counts. A finding below the minimum of its category can’t be released, only withheld.',
  })
  @ApiCreatedResponse({ type: ValidationView })
  @Refuses(403, '`authorization.required`: you hold no authorization in force.')
  @Refuses(409, '`screening.wrong_stage` or `requisition.closed`.')
  validate(
    @CurrentActor() actor: Actor,
    @IdParam('finding') id: string,
    @Body() request: ValidateFinding,
  ): Promise<ValidationView> {
    return this.validations.validate(actor, id, request);
  }

  @Get()
  @Requires('findings:read')
  @ApiOperation({
    operationId: 'listValidations',
    summary: 'List the validations of a finding',
    description: 'Newest first; the newest counts.',
  })
  @ApiOkResponse({ type: listOf(ValidationView) })
  list(
    @CurrentActor() actor: Actor,
    @IdParam('finding') id: string,
    @Query() query: PageQuery,
  ): Promise<Page<ValidationView>> {
    return this.validations.list(actor, id, query);
  }
}
