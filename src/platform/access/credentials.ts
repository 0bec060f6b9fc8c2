import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { DataSource, EntityManager } from 'typeorm';
import { type Actor, SYSTEM_ACTORS } from '../../kernel/actor.js';
import { DomainError } from '../../kernel/domain-error.js';
import { LedgerAppender } from '../ledger/ledger-appender.js';
import { Account } from './account.entity.js';
import { LoginAttempts } from './login-attempts.js';
import { passwordFits } from './passwords.js';
import { SecondFactors } from './second-factors.js';
import type { LogIn } from './sessions.dto.js';

/** Who showed what they know and have. */
export interface Shown {
  readonly account: Account;
  readonly secondFactor: boolean;
}

/** Checks what a person shows of themselves: the password and, if the account has one, the second factor. */
@Injectable()
export class Credentials {
  constructor(
    @InjectDataSource('access') private readonly room: DataSource,
    private readonly attempts: LoginAttempts,
    private readonly factors: SecondFactors,
    private readonly ledger: LedgerAppender,
  ) {}

  /**
   * Unknown e-mail, wrong password and disabled account are one answer after the same work. Whether there is a
   * second factor is told only to who knows the password. A wrong code counts as a failed login.
   *
   * @throws DomainError unauthenticated `login.refused`, `login.code_required` or `second_factor.refused` ·
   *   too_many `login.too_many_attempts`
   */
  async ofLogin(login: LogIn, address: string, now: Date): Promise<Shown> {
    const email = login.email.toLowerCase();
    await this.attempts.begin(email, address);
    const account = await this.room.manager.findOneBy(Account, { email });
    const fits = await passwordFits(account?.passwordHash ?? null, login.password);
    if (account === null || !fits || account.disabledAt !== null) {
      await this.recordRefusal(account, fits ? 'account_disabled' : 'wrong_credentials');
      throw new DomainError('unauthenticated', 'login.refused', 'The e-mail or the password is wrong.');
    }
    const secondFactor = await this.secondFactorOf(account, login, now);
    await this.attempts.succeed(email, address);
    return { account, secondFactor };
  }

  /**
   * The password of somebody who is logged in, asked for again before what a borrowed session must not do. Wrong
   * ones count as failed logins, so a borrowed session is no place to guess.
   *
   * @throws DomainError unauthenticated `password.refused` · too_many `login.too_many_attempts`
   */
  async confirmPassword(actor: Actor, password: string): Promise<Account> {
    await this.attempts.begin(actor.accountId, 'session');
    const account = await this.room.manager.findOneBy(Account, { id: actor.accountId });
    if (account === null || !(await passwordFits(account.passwordHash, password))) {
      throw new DomainError('unauthenticated', 'password.refused', 'The present password is wrong.');
    }
    await this.attempts.succeed(actor.accountId, 'session');
    return account;
  }

  private async secondFactorOf(account: Account, login: LogIn, now: Date): Promise<boolean> {
    if (!(await this.factors.isOn(this.room.manager, account.id))) return false;
    if (login.code === undefined) {
      throw new DomainError(
        'unauthenticated',
        'login.code_required',
        'Send the six digits of your authenticator app as "code", too.',
      );
    }
    const { code, password } = login;
    try {
      await this.room.transaction((tx: EntityManager) =>
        this.factors.check(tx, account.id, password, code, now),
      );
    } catch (error) {
      await this.recordRefusal(account, 'wrong_code');
      throw error;
    }
    return true;
  }

  private async recordRefusal(account: Account | null, reason: string): Promise<void> {
    await this.room.transaction((tx) =>
      this.ledger.append(tx, {
        actor: SYSTEM_ACTORS.watch,
        kind: 'session.refused',
        body: { account_id: account?.id ?? null, reason },
      }),
    );
  }
}
