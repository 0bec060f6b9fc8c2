import { Body, Controller, Post, UseGuards } from '@nestjs/common';
import { ApiCreatedResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { LoginRateGuard } from '../../http/rate-limit.guard.js';
import { Refuses } from '../../http/refuses.js';
import { Public } from '../declarations.js';
import { SessionView } from '../sessions.dto.js';
import { BegunLoginView, FinishLogin } from './single-sign-on.dto.js';
import { SingleSignOnService } from './single-sign-on.service.js';

@ApiTags('Sessions')
@Controller('v1/sessions/oidc')
export class SingleSignOnController {
  constructor(private readonly signOn: SingleSignOnService) {}

  @Post('authorizations')
  @Public('Logging in is how an account is shown')
  @UseGuards(LoginRateGuard)
  @ApiOperation({
    summary: 'Begin a login with the identity provider',
    operationId: 'beginSingleSignOn',
    description: 'No body is needed. 404 where no provider is configured.',
  })
  @ApiCreatedResponse({ type: BegunLoginView })
  @Refuses(503, '`login.provider_unavailable`: the provider does not answer.')
  begin(): Promise<BegunLoginView> {
    return this.signOn.begin();
  }

  @Post()
  @Public('Logging in is how an account is shown')
  @UseGuards(LoginRateGuard)
  @ApiOperation({
    summary: 'Log in with what the identity provider sent back',
    operationId: 'logInWithProvider',
    description: 'From there on the session is like any other.',
  })
  @ApiCreatedResponse({ type: SessionView })
  @Refuses(
    401,
    '`login.refused`: the answer does not belong to this login. `login.no_account`, `login.no_role`: ask an administrator.',
  )
  finish(@Body() dto: FinishLogin): Promise<SessionView> {
    return this.signOn.finish(dto);
  }
}
