import { createHmac } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { DataSource } from 'typeorm';
import { DomainError } from '../../kernel/domain-error.js';
import { addressKey } from '../http/rate-windows.js';
import { heldTokenSecret, Runtime } from '../runtime.js';
import { derivedKey } from './derived-key.js';

const FREE_ATTEMPTS = 5;
const LONGEST_WAIT_SECONDS = 15 * 60;
/** 2 ** 10 seconds is longer than the longest wait. */
const MOST_DOUBLINGS = 10;
const FORGOTTEN_AFTER_SECONDS = 60 * 60;

/**
 * Slows down guessing: after five failures for one e-mail from one address, each further try doubles the wait.
 * It counts per address, so nobody can lock another person out; and it counts unknown e-mails too, so the wait
 * tells nothing about who has an account. All processes count in one table, by the database's clock; when the
 * database does not answer, the error goes on and nobody is let in.
 */
@Injectable()
export class LoginAttempts {
  private readonly digestKey: Buffer;

  constructor(
    @InjectDataSource('access') private readonly room: DataSource,
    runtime: Runtime,
  ) {
    this.digestKey = derivedKey(heldTokenSecret(runtime), 'login attempt');
  }

  /**
   * Counts a try before it is made, so that many tries at once do not all pass: the row is locked while it counts.
   *
   * @throws DomainError too_many `login.too_many_attempts`
   */
  async begin(email: string, address: string): Promise<void> {
    const digest = this.digestOf(email, address);
    const counted: unknown[] = await this.room.query(
      `INSERT INTO access.login_attempt AS known (key_digest, tries, last_at, blocked_until)
       VALUES ($1, 1, clock_timestamp(), '-infinity')
       ON CONFLICT ON CONSTRAINT login_attempt_pk DO UPDATE
          SET (tries, last_at, blocked_until) = (
            SELECT present.tries, clock_timestamp(),
                   CASE WHEN present.tries < $2 THEN '-infinity'
                        ELSE clock_timestamp() + make_interval(secs =>
                          least(power(2, least(present.tries - $2, $3)), $4)) END
              FROM (SELECT CASE WHEN known.last_at < clock_timestamp() - make_interval(secs => $5) THEN 1
                                ELSE known.tries + 1 END AS tries) present)
        WHERE known.blocked_until <= clock_timestamp()
       RETURNING tries`,
      [digest, FREE_ATTEMPTS, MOST_DOUBLINGS, LONGEST_WAIT_SECONDS, FORGOTTEN_AFTER_SECONDS],
    );
    if (counted.length > 0) return;
    throw new DomainError(
      'too_many',
      'login.too_many_attempts',
      'Too many failed logins for this e-mail from your address. Wait, then try again.',
      { retryAfterSeconds: await this.secondsLeft(digest) },
    );
  }

  async succeed(email: string, address: string): Promise<void> {
    await this.room.query('DELETE FROM access.login_attempt WHERE key_digest = $1', [
      this.digestOf(email, address),
    ]);
  }

  /** Removes what no longer counts. */
  async purge(): Promise<void> {
    await this.room.query(
      'DELETE FROM access.login_attempt WHERE last_at < clock_timestamp() - make_interval(secs => $1)',
      [FORGOTTEN_AFTER_SECONDS],
    );
  }

  private async secondsLeft(digest: string): Promise<number> {
    const rows: Array<{ seconds: number }> = await this.room.query(
      `SELECT ceil(extract(epoch FROM blocked_until - clock_timestamp()))::integer AS seconds
         FROM access.login_attempt WHERE key_digest = $1 AND blocked_until > clock_timestamp()`,
      [digest],
    );
    return Math.max(rows[0]?.seconds ?? 1, 1);
  }

  /** An IPv6 client owns a whole /64: another address of it is no other client. */
  private digestOf(email: string, address: string): string {
    return createHmac('sha256', this.digestKey)
      .update(`${email}\n${addressKey(address)}`)
      .digest('hex');
  }
}
