import { Injectable } from '@nestjs/common';
import { sha256 } from '../../kernel/digest.js';
import { DomainError } from '../../kernel/domain-error.js';

const FREE_ATTEMPTS = 5;
const LONGEST_WAIT_SECONDS = 15 * 60;
const FORGOTTEN_AFTER_MS = 60 * 60 * 1000;
const MOST_REMEMBERED = 20_000;

interface Attempts {
  count: number;
  lastAt: number;
  blockedUntil: number;
}

/**
 * Slows down guessing: after five failures for one e-mail from one address, each further try doubles the wait.
 * It counts per address, so nobody can lock another person out; and it counts unknown e-mails too, so the wait
 * tells nothing about who has an account. Each process counts for itself.
 */
@Injectable()
export class LoginAttempts {
  private readonly known = new Map<string, Attempts>();

  /**
   * Counts a try before it is made, so that many tries at once do not all pass.
   *
   * @throws DomainError too_many `login.too_many_attempts`
   */
  begin(email: string, address: string, now: Date): void {
    const key = keyOf(email, address);
    const at = now.getTime();
    const attempts = this.recall(key, at);
    if (attempts.blockedUntil > at) {
      throw new DomainError(
        'too_many',
        'login.too_many_attempts',
        'Too many failed logins for this e-mail from your address. Wait, then try again.',
        { retryAfterSeconds: Math.ceil((attempts.blockedUntil - at) / 1000) },
      );
    }
    attempts.count += 1;
    attempts.lastAt = at;
    if (attempts.count >= FREE_ATTEMPTS) {
      const wait = Math.min(2 ** (attempts.count - FREE_ATTEMPTS), LONGEST_WAIT_SECONDS);
      attempts.blockedUntil = at + wait * 1000;
    }
    this.remember(key, attempts);
  }

  succeed(email: string, address: string): void {
    this.known.delete(keyOf(email, address));
  }

  private recall(key: string, at: number): Attempts {
    const attempts = this.known.get(key);
    if (attempts === undefined || at - attempts.lastAt > FORGOTTEN_AFTER_MS) {
      return { count: 0, lastAt: at, blockedUntil: 0 };
    }
    return attempts;
  }

  /** Keeps the map in order of use, so that the one dropped for room is the oldest. */
  private remember(key: string, attempts: Attempts): void {
    this.known.delete(key);
    this.known.set(key, attempts);
    if (this.known.size <= MOST_REMEMBERED) return;
    for (const oldest of this.known.keys()) {
      this.known.delete(oldest);
      break;
    }
  }
}

function keyOf(email: string, address: string): string {
  return sha256(`${email}\n${address}`);
}
