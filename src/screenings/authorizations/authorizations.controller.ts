import { Body, Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../kernel/actor.js';
import { CurrentActor } from '../../platform/access/current-actor.js';
import { Requires } from '../../platform/access/declarations.js';
import { IdParam } from '../../platform/http/id-param.js';
import { listOf, type Page } from '../../platform/http/pagination.js';
import { Refuses } from '../../platform/http/refuses.js';
import {
  AuthorizationsQuery,
  AuthorizationView,
  GrantAuthorization,
  RevokeAuthorization,
  SuspendAuthorization,
} from './authorization.dto.js';
import { AuthorizationsService } from './authorizations.service.js';

@ApiTags('Authorizations')
@Controller('v1/authorizations')
export class AuthorizationsController {
  constructor(private readonly authorizations: AuthorizationsService) {}

  @Post()
  @Requires('authorizations:manage')
  @ApiOperation({
    operationId: 'grantAuthorization',
    summary: 'Authorize somebody to search',
    description:
      'Only people in a sensitive position may search (city policy B7). Without an authorization in force a screener ' +
      'or reviewer is refused at every search, step result, finding, validation and review. The account must be ' +
      'enabled and have the role screener or reviewer. It rests on a basis, the authority that decided, training that ' +
      'has not lapsed, and a signed acknowledgement of confidentiality. Nobody authorizes themselves (403 ' +
      '`authorization.self_grant`).',
  })
  @ApiCreatedResponse({ type: AuthorizationView })
  @Refuses(403, '`authorization.self_grant`: you named yourself.')
  grant(@CurrentActor() actor: Actor, @Body() request: GrantAuthorization): Promise<AuthorizationView> {
    return this.authorizations.grant(actor, request);
  }

  @Post(':id/revocation')
  @HttpCode(200)
  @Requires('authorizations:manage')
  @ApiOperation({
    operationId: 'revokeAuthorization',
    summary: 'Revoke an authorization',
    description:
      'For good, with a reason from the list. Takes effect on the person’s next request; with `effective_at` it ' +
      'reaches back, and what was done since then fails the release gate `authorizations_valid`.',
  })
  @ApiOkResponse({ type: AuthorizationView })
  @Refuses(409, '`authorization.already_revoked`.')
  revoke(
    @CurrentActor() actor: Actor,
    @IdParam('authorization') authorizationId: string,
    @Body() request: RevokeAuthorization,
  ): Promise<AuthorizationView> {
    return this.authorizations.revoke(actor, authorizationId, request);
  }

  @Post(':id/suspension')
  @HttpCode(200)
  @Requires('authorizations:manage')
  @ApiOperation({
    operationId: 'suspendAuthorization',
    summary: 'Suspend an authorization',
    description:
      'Until it is reinstated. Takes effect on the person’s next request (403 `authorization.suspended`).',
  })
  @ApiOkResponse({ type: AuthorizationView })
  @Refuses(409, '`authorization.already_suspended` or `authorization.already_revoked`.')
  suspend(
    @CurrentActor() actor: Actor,
    @IdParam('authorization') authorizationId: string,
    @Body() request: SuspendAuthorization,
  ): Promise<AuthorizationView> {
    return this.authorizations.suspend(actor, authorizationId, request);
  }

  @Post(':id/reinstatement')
  @HttpCode(200)
  @Requires('authorizations:manage')
  @ApiOperation({
    operationId: 'reinstateAuthorization',
    summary: 'Reinstate a suspended authorization',
    description: 'From now on; the time of the suspension stays on record. No body is needed.',
  })
  @ApiOkResponse({ type: AuthorizationView })
  @Refuses(409, '`authorization.not_suspended` or `authorization.already_revoked`.')
  reinstate(
    @CurrentActor() actor: Actor,
    @IdParam('authorization') authorizationId: string,
  ): Promise<AuthorizationView> {
    return this.authorizations.reinstate(actor, authorizationId);
  }

  @Get()
  @Requires('authorizations:read')
  @ApiOperation({
    operationId: 'listAuthorizations',
    summary: 'List authorizations',
    description:
      'Screeners and reviewers see their own, with `days_left`; administrators, coordinators and auditors see all. ' +
      '`expiring_within_days=30` lists the ones to renew. The metric `fairscreen_authorizations_expiring` counts them.',
  })
  @ApiOkResponse({ type: listOf(AuthorizationView) })
  list(@CurrentActor() actor: Actor, @Query() query: AuthorizationsQuery): Promise<Page<AuthorizationView>> {
    return this.authorizations.list(actor, query);
  }

  @Get(':id')
  @Requires('authorizations:read')
  @ApiOperation({
    operationId: 'readAuthorization',
    summary: 'Read an authorization',
    description: "Somebody else's is 404 for screeners and reviewers.",
  })
  @ApiOkResponse({ type: AuthorizationView })
  get(
    @CurrentActor() actor: Actor,
    @IdParam('authorization') authorizationId: string,
  ): Promise<AuthorizationView> {
    return this.authorizations.get(actor, authorizationId);
  }
}
