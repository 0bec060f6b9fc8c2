import { Global, Module } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { LedgerAppender } from '../ledger/ledger-appender.js';
import { AccessGuard } from './access.guard.js';
import { AccessTokens } from './access-tokens.js';
import { Credentials } from './credentials.js';
import { IdempotencyKeys } from './idempotency-keys.js';
import { LiveSessions } from './live-sessions.js';
import { LoginAttempts } from './login-attempts.js';
import { OwnAccountController } from './own-account.controller.js';
import { OwnAccountService } from './own-account.service.js';
import { ProcessPresence } from './process-presence.js';
import { PurgeOldRows } from './purge-old-rows.js';
import { RefreshTokens } from './refresh-tokens.js';
import { SecondFactors } from './second-factors.js';
import { SessionsController } from './sessions.controller.js';
import { SessionsService } from './sessions.service.js';
import { LinkedAccounts } from './single-sign-on/linked-accounts.js';
import { SingleSignOnController } from './single-sign-on/single-sign-on.controller.js';
import { SingleSignOnService } from './single-sign-on/single-sign-on.service.js';
import { UsersController } from './users.controller.js';
import { UsersService } from './users.service.js';

/** Who may call what: the guard before every route, logins and users. Needs the access room and the Runtime. */
@Global()
@Module({
  controllers: [SessionsController, SingleSignOnController, OwnAccountController, UsersController],
  providers: [
    { provide: APP_GUARD, useClass: AccessGuard },
    AccessTokens,
    Credentials,
    IdempotencyKeys,
    LedgerAppender,
    LiveSessions,
    LoginAttempts,
    OwnAccountService,
    ProcessPresence,
    PurgeOldRows,
    RefreshTokens,
    SecondFactors,
    SessionsService,
    LinkedAccounts,
    SingleSignOnService,
    UsersService,
  ],
  exports: [AccessTokens, IdempotencyKeys],
})
export class AccessModule {}
