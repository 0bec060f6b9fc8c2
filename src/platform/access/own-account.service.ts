import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { DataSource } from 'typeorm';
import type { Actor } from '../../kernel/actor.js';
import { act } from '../database/act.js';
import { LedgerAppender } from '../ledger/ledger-appender.js';
import { Account } from './account.entity.js';
import { Credentials } from './credentials.js';
import { enrolmentOf } from './one-time-codes.js';
import type { ChangePassword, EnrolmentView, SecondFactorView, ShowSecondFactor } from './own-account.dto.js';
import { hashPassword, requireGoodPassword } from './passwords.js';
import { revokeSessionsOf } from './revoke-sessions.js';
import { SecondFactors } from './second-factors.js';

/** What people change about their own login. Each time the password is asked for again. */
@Injectable()
export class OwnAccountService {
  constructor(
    @InjectDataSource('access') private readonly room: DataSource,
    private readonly credentials: Credentials,
    private readonly factors: SecondFactors,
    private readonly ledger: LedgerAppender,
  ) {}

  /** The other sessions end: whoever else had the password is out. */
  async changePassword(actor: Actor, dto: ChangePassword): Promise<void> {
    const now = new Date();
    const account = await this.credentials.confirmPassword(actor, dto.password);
    requireGoodPassword(dto.new_password, account.email);
    const passwordHash = await hashPassword(dto.new_password);
    await act(this.room, async (tx) => {
      await tx.update(Account, { id: account.id }, { passwordHash, version: () => 'version + 1' });
      await this.factors.carryOver(tx, account.id, dto.password, dto.new_password);
      await revokeSessionsOf(
        tx,
        this.ledger,
        actor.accountId,
        account.id,
        'password_changed',
        now,
        actor.sessionId,
      );
      await this.ledger.append(tx, {
        actor: actor.accountId,
        kind: 'user.password_changed',
        body: { account_id: account.id },
      });
    });
  }

  /** By PUT, whose answers are not remembered: the secret is in this answer, and nowhere else in the open. */
  async enrol(actor: Actor, password: string): Promise<EnrolmentView> {
    const now = new Date();
    const account = await this.credentials.confirmPassword(actor, password);
    const secret = await this.room.transaction((tx) => this.factors.enrol(tx, account.id, password, now));
    return { object: 'second_factor_enrolment', ...enrolmentOf(secret, account.email) };
  }

  async confirm(actor: Actor, dto: ShowSecondFactor): Promise<SecondFactorView> {
    const now = new Date();
    await this.credentials.confirmPassword(actor, dto.password);
    return act(this.room, async (tx) => {
      await this.factors.confirm(tx, actor.accountId, dto.password, dto.code, now);
      await this.ledger.append(tx, {
        actor: actor.accountId,
        kind: 'second_factor.confirmed',
        body: { account_id: actor.accountId },
      });
      return { object: 'second_factor' as const, is_on: true };
    });
  }

  async remove(actor: Actor, dto: ShowSecondFactor): Promise<SecondFactorView> {
    const now = new Date();
    await this.credentials.confirmPassword(actor, dto.password);
    return act(this.room, async (tx) => {
      await this.factors.check(tx, actor.accountId, dto.password, dto.code, now);
      await this.factors.remove(tx, actor.accountId);
      await this.ledger.append(tx, {
        actor: actor.accountId,
        kind: 'second_factor.removed',
        body: { account_id: actor.accountId, by: 'owner' },
      });
      return { object: 'second_factor' as const, is_on: false };
    });
  }
}
