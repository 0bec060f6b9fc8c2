import { Body, Controller, HttpCode, Post, Put } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../kernel/actor.js';
import { Refuses } from '../http/refuses.js';
import { CurrentActor } from './current-actor.js';
import { Requires } from './declarations.js';
import {
  ChangePassword,
  EnrolmentView,
  EnrolSecondFactor,
  SecondFactorView,
  ShowSecondFactor,
} from './own-account.dto.js';
import { OwnAccountService } from './own-account.service.js';

const WRONG = '`password.refused`: the present password is wrong. `second_factor.refused`: the code is.';

@ApiTags('Own account')
@Controller('v1/account')
export class OwnAccountController {
  constructor(private readonly account: OwnAccountService) {}

  @Post('password')
  @HttpCode(204)
  @Requires('own_session:manage')
  @ApiOperation({ summary: 'Change my password and end my other sessions', operationId: 'changeOwnPassword' })
  @ApiNoContentResponse({ description: 'The new password counts.' })
  @Refuses(401, WRONG)
  changePassword(@CurrentActor() actor: Actor, @Body() dto: ChangePassword): Promise<void> {
    return this.account.changePassword(actor, dto);
  }

  @Put('second-factor')
  @Requires('own_session:manage')
  @ApiOperation({
    summary: 'Begin to set up an authenticator app',
    description: 'Scan or type the secret into the app, then confirm with the code it shows.',
    operationId: 'enrolSecondFactor',
  })
  @ApiOkResponse({ type: EnrolmentView })
  @Refuses(401, WRONG)
  @Refuses(409, '`second_factor.is_on`: there is one already.')
  enrol(@CurrentActor() actor: Actor, @Body() dto: EnrolSecondFactor): Promise<EnrolmentView> {
    return this.account.enrol(actor, dto.password);
  }

  @Post('second-factor/confirmation')
  @HttpCode(200)
  @Requires('own_session:manage')
  @ApiOperation({
    summary: 'Turn the second factor on with its first code',
    operationId: 'confirmSecondFactor',
  })
  @ApiOkResponse({ type: SecondFactorView })
  @Refuses(401, WRONG)
  @Refuses(409, '`second_factor.not_enrolled`: begin with PUT /v1/account/second-factor.')
  confirm(@CurrentActor() actor: Actor, @Body() dto: ShowSecondFactor): Promise<SecondFactorView> {
    return this.account.confirm(actor, dto);
  }

  @Post('second-factor/removal')
  @HttpCode(200)
  @Requires('own_session:manage')
  @ApiOperation({ summary: 'Turn the second factor off', operationId: 'removeSecondFactor' })
  @ApiOkResponse({ type: SecondFactorView })
  @Refuses(401, WRONG)
  remove(@CurrentActor() actor: Actor, @Body() dto: ShowSecondFactor): Promise<SecondFactorView> {
    return this.account.remove(actor, dto);
  }
}
