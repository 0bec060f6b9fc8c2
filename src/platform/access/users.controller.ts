import { Body, Controller, Delete, Get, HttpCode, Patch, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../kernel/actor.js';
import { AnswersETag, ChangesVersion, IfMatch } from '../http/etag.js';
import { IdParam } from '../http/id-param.js';
import { listOf, type Page } from '../http/pagination.js';
import { Refuses } from '../http/refuses.js';
import { CurrentActor } from './current-actor.js';
import { Requires } from './declarations.js';
import {
  ChangeUser,
  CreateUser,
  EndedSessionsView,
  ResetPassword,
  UserQuery,
  UserView,
} from './users.dto.js';
import { UsersService } from './users.service.js';

@ApiTags('Users')
@Controller('v1/users')
export class UsersController {
  constructor(private readonly users: UsersService) {}

  @Post()
  @Requires('accounts:manage')
  @AnswersETag()
  @ApiOperation({ summary: 'Make a user', operationId: 'createUser' })
  @ApiCreatedResponse({ type: UserView })
  @Refuses(409, '`user.email_taken`: there is an account with this e-mail.')
  create(@CurrentActor() actor: Actor, @Body() dto: CreateUser): Promise<UserView> {
    return this.users.create(actor, dto);
  }

  @Get()
  @Requires('accounts:read')
  @ApiOperation({ summary: 'List users', operationId: 'listUsers' })
  @ApiOkResponse({ type: listOf(UserView) })
  list(@Query() query: UserQuery): Promise<Page<UserView>> {
    return this.users.list(query);
  }

  @Get(':id')
  @Requires('accounts:read')
  @AnswersETag()
  @ApiOperation({ summary: 'Read a user', operationId: 'readUser' })
  @ApiOkResponse({ type: UserView })
  find(@IdParam('account', { noun: 'user' }) id: string): Promise<UserView> {
    return this.users.find(id);
  }

  @Patch(':id')
  @Requires('accounts:manage')
  @ChangesVersion()
  @ApiOperation({
    summary: "Change a user's name or roles, disable or enable them",
    operationId: 'changeUser',
  })
  @ApiOkResponse({ type: UserView })
  @Refuses(409, '`user.last_administrator`: nobody could manage users any more.')
  change(
    @CurrentActor() actor: Actor,
    @IdParam('account', { noun: 'user' }) id: string,
    @IfMatch() ifMatch: string | null,
    @Body() dto: ChangeUser,
  ): Promise<UserView> {
    return this.users.change(actor, id, ifMatch, dto);
  }

  @Delete(':id/sessions')
  @Requires('accounts:manage')
  @ApiOperation({ summary: 'End all sessions of a user', operationId: 'endUserSessions' })
  @ApiOkResponse({ type: EndedSessionsView })
  endSessions(
    @CurrentActor() actor: Actor,
    @IdParam('account', { noun: 'user' }) id: string,
  ): Promise<EndedSessionsView> {
    return this.users.endSessions(actor, id);
  }

  @Delete(':id/second-factor')
  @Requires('accounts:manage')
  @ApiOperation({
    summary: 'Remove the second factor of a user who lost it, and end their sessions',
    operationId: 'removeUserSecondFactor',
  })
  @ApiOkResponse({ type: EndedSessionsView })
  @Refuses(409, '`second_factor.is_off`: there is none.')
  removeSecondFactor(
    @CurrentActor() actor: Actor,
    @IdParam('account', { noun: 'user' }) id: string,
  ): Promise<EndedSessionsView> {
    return this.users.removeSecondFactor(actor, id);
  }

  @Post(':id/password')
  @HttpCode(200)
  @Requires('accounts:manage')
  @AnswersETag()
  @ApiOperation({
    summary: 'Set a new password and end all sessions of the user',
    operationId: 'resetPassword',
  })
  @ApiOkResponse({ type: UserView })
  resetPassword(
    @CurrentActor() actor: Actor,
    @IdParam('account', { noun: 'user' }) id: string,
    @Body() dto: ResetPassword,
  ): Promise<UserView> {
    return this.users.resetPassword(actor, id, dto);
  }
}
