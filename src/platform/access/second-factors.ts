import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { conflict, DomainError } from '../../kernel/domain-error.js';
import type { Role } from '../../kernel/permission.js';
import { newSecret, stepOf } from './one-time-codes.js';
import { openWithPassword, sealWithPassword } from './password-seal.js';
import { SecondFactor } from './second-factor.entity.js';

/**
 * Who sees raw text with the right to change what is shown, and who holds accounts and keys, logs in with two
 * factors in production (NIST SP 800-63B, AAL2).
 */
export const SECOND_FACTOR_ROLES: readonly Role[] = ['reviewer', 'administrator'];

/** The second factors of accounts. Their secrets are open only while somebody shows the password. */
@Injectable()
export class SecondFactors {
  /** Whether a code is asked for at the account's logins. */
  async isOn(tx: EntityManager, accountId: string): Promise<boolean> {
    const factor = await tx.findOneBy(SecondFactor, { accountId });
    return factor !== null && factor.confirmedAt !== null;
  }

  /**
   * Begins an enrolment; one that was never confirmed is replaced.
   *
   * @throws DomainError conflict `second_factor.is_on`
   */
  async enrol(tx: EntityManager, accountId: string, password: string, now: Date): Promise<Buffer> {
    const present = await this.lock(tx, accountId);
    if (present !== null && present.confirmedAt !== null) {
      throw conflict('second_factor.is_on', 'There is a second factor already. Remove it first.');
    }
    const secret = newSecret();
    await tx.save(SecondFactor, {
      accountId,
      ...(await sealWithPassword(password, accountId, secret)),
      confirmedAt: null,
      lastStep: '0',
      createdAt: now,
    });
    return secret;
  }

  /**
   * Takes the first code: from now on the factor is on.
   *
   * @throws DomainError conflict `second_factor.not_enrolled` · unauthenticated `second_factor.refused`
   */
  async confirm(
    tx: EntityManager,
    accountId: string,
    password: string,
    code: string,
    now: Date,
  ): Promise<void> {
    const factor = await this.lock(tx, accountId);
    if (factor === null || factor.confirmedAt !== null) {
      throw conflict(
        'second_factor.not_enrolled',
        'No enrolment is waiting for its first code. Begin with PUT /v1/account/second-factor.',
      );
    }
    await this.take(tx, factor, password, code, now);
    await tx.update(SecondFactor, { accountId }, { confirmedAt: now });
  }

  /**
   * Takes a code of an account whose factor is on. Each code works once, also for two who send it at once.
   *
   * @throws DomainError unauthenticated `second_factor.refused`
   */
  async check(
    tx: EntityManager,
    accountId: string,
    password: string,
    code: string,
    now: Date,
  ): Promise<void> {
    const factor = await this.lock(tx, accountId);
    if (factor === null || factor.confirmedAt === null) throw refused();
    await this.take(tx, factor, password, code, now);
  }

  /** Seals the secret with a new password, so that a changed password keeps the factor. */
  async carryOver(
    tx: EntityManager,
    accountId: string,
    password: string,
    newPassword: string,
  ): Promise<void> {
    const factor = await this.lock(tx, accountId);
    const secret = factor === null ? null : await openWithPassword(password, accountId, factor);
    if (secret === null) return;
    await tx.update(SecondFactor, { accountId }, await sealWithPassword(newPassword, accountId, secret));
  }

  /** @returns whether there was one */
  async remove(tx: EntityManager, accountId: string): Promise<boolean> {
    const { affected } = await tx.delete(SecondFactor, { accountId });
    return (affected ?? 0) > 0;
  }

  private lock(tx: EntityManager, accountId: string): Promise<SecondFactor | null> {
    return tx.findOne(SecondFactor, { where: { accountId }, lock: { mode: 'pessimistic_write' } });
  }

  private async take(
    tx: EntityManager,
    factor: SecondFactor,
    password: string,
    code: string,
    now: Date,
  ): Promise<void> {
    const secret = await openWithPassword(password, factor.accountId, factor);
    const step = secret === null ? null : stepOf(secret, code, now);
    if (step === null || step <= Number(factor.lastStep)) throw refused();
    await tx.update(SecondFactor, { accountId: factor.accountId }, { lastStep: String(step) });
  }
}

function refused(): DomainError {
  return new DomainError(
    'unauthenticated',
    'second_factor.refused',
    'The code is wrong or was used before. Wait for the next one in your authenticator app.',
  );
}
