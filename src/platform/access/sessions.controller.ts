import { Body, Controller, Delete, Get, HttpCode, Ip, Post, UseGuards } from '@nestjs/common';
import {
  ApiCreatedResponse,
  ApiNoContentResponse,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
} from '@nestjs/swagger';
import type { Actor } from '../../kernel/actor.js';
import { IdParam } from '../http/id-param.js';
import { LoginRateGuard } from '../http/rate-limit.guard.js';
import { Refuses } from '../http/refuses.js';
import { CurrentActor } from './current-actor.js';
import { Public, Requires } from './declarations.js';
import { AccountView, LogIn, OpenSessionsView, RefreshSession, SessionView } from './sessions.dto.js';
import { SessionsService } from './sessions.service.js';

@ApiTags('Sessions')
@Controller('v1')
export class SessionsController {
  constructor(private readonly sessions: SessionsService) {}

  @Post('sessions')
  @Public('Logging in is how an account is shown')
  @UseGuards(LoginRateGuard)
  @ApiOperation({ summary: 'Log in', operationId: 'logIn' })
  @ApiCreatedResponse({ type: SessionView })
  @Refuses(
    401,
    '`login.refused`: the e-mail or the password is wrong. `login.code_required`, `second_factor.refused`: send the code of the authenticator app.',
  )
  open(@Body() dto: LogIn, @Ip() address: string): Promise<SessionView> {
    return this.sessions.open(dto, address);
  }

  @Post('sessions/refresh')
  @HttpCode(200)
  @Public('The refresh token itself shows who asks')
  @UseGuards(LoginRateGuard)
  @ApiOperation({ summary: 'Exchange the refresh token for new tokens', operationId: 'refreshSession' })
  @ApiOkResponse({ type: SessionView })
  @Refuses(
    401,
    '`session.refresh_refused`: the token is used up, expired or not ours. Reuse ends the session.',
  )
  refresh(@Body() dto: RefreshSession): Promise<SessionView> {
    return this.sessions.refresh(dto.refresh_token);
  }

  @Delete('sessions/current')
  @HttpCode(204)
  @Requires('own_session:manage')
  @ApiOperation({ summary: 'Log out', operationId: 'logOut' })
  @ApiNoContentResponse({ description: 'The tokens of this session work no longer.' })
  close(@CurrentActor() actor: Actor): Promise<void> {
    return this.sessions.close(actor);
  }

  @Get('sessions')
  @Requires('own_session:manage')
  @ApiOperation({ summary: 'Where I am logged in', operationId: 'listOwnSessions' })
  @ApiOkResponse({ type: OpenSessionsView })
  list(@CurrentActor() actor: Actor): Promise<OpenSessionsView> {
    return this.sessions.list(actor);
  }

  @Delete('sessions/:id')
  @HttpCode(204)
  @Requires('own_session:manage')
  @ApiOperation({ summary: 'End one of my sessions', operationId: 'endOwnSession' })
  @ApiNoContentResponse({ description: 'The tokens of that session work no longer.' })
  end(@CurrentActor() actor: Actor, @IdParam('session') id: string): Promise<void> {
    return this.sessions.end(actor, id);
  }

  @Get('account')
  @Requires('own_session:manage')
  @ApiOperation({ summary: 'Who am I, and what may I do', operationId: 'readOwnAccount' })
  @ApiOkResponse({ type: AccountView })
  me(@CurrentActor() actor: Actor): Promise<AccountView> {
    return this.sessions.me(actor);
  }
}
