import { createHmac } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { DataSource } from 'typeorm';
import { canonicalJson, type Json } from '../../kernel/digest.js';
import { conflict, DomainError } from '../../kernel/domain-error.js';
import { heldTokenSecret, Runtime } from '../runtime.js';
import { derivedKey } from './derived-key.js';
import { IdempotencyKey } from './idempotency-key.entity.js';
import { ProcessPresence } from './process-presence.js';
import { openResponse, sealResponse } from './response-seal.js';

/** After this a try counts as dead and the next one takes over. */
const LOCK_SECONDS = 60;
const KEPT_HOURS = 48;

/** How often to look again when the reservation disappears between two statements. */
const TRIES = 3;

export interface KeyedRequest {
  readonly accountId: string;
  readonly key: string;
  readonly requestDigest: string;
  /** The status the handler answers with when it succeeds. */
  readonly status: number;
}

export type Reservation =
  | { readonly kind: 'reserved'; readonly attempt: number }
  | { readonly kind: 'done'; readonly status: number; readonly response: unknown };

/** The idempotency keys in use. Each method is one statement of its own: a reservation outlives a failed act. */
@Injectable()
export class IdempotencyKeys {
  private readonly digestKey: Buffer;
  private readonly responseKey: Buffer;

  constructor(
    @InjectDataSource('access') private readonly room: DataSource,
    private readonly presence: ProcessPresence,
    runtime: Runtime,
  ) {
    this.digestKey = derivedKey(heldTokenSecret(runtime), 'idempotent request');
    this.responseKey = derivedKey(heldTokenSecret(runtime), 'remembered response');
  }

  /** Tells requests apart. Keyed, because a plain digest of a short body can be guessed back to its text. */
  digestOf(method: string, path: string, body: Json): string {
    return createHmac('sha256', this.digestKey)
      .update(canonicalJson([method, path, body]))
      .digest('hex');
  }

  /**
   * Takes the key for this request, or says what became of the request that took it before.
   *
   * @throws DomainError invalid `idempotency.key_reused` · conflict `idempotency.in_progress`
   */
  async reserve(request: KeyedRequest): Promise<Reservation> {
    for (let i = 0; i < TRIES; i++) {
      const attempt = await this.take(request);
      if (attempt !== null) return { kind: 'reserved', attempt };
      const held = await this.room.manager.findOneBy(IdempotencyKey, {
        accountId: request.accountId,
        key: request.key,
      });
      // Its request failed just now and gave it back.
      if (held === null) continue;
      if (held.requestDigest !== request.requestDigest) throw keyReused();
      if (held.completedAt !== null && held.response !== null) {
        const opened = openResponse(this.responseKey, bindingOf(request), held.response);
        if (opened === null) throw responseLost();
        return { kind: 'done', status: held.status, response: opened.response };
      }
      throw inProgress(held.lockedUntil);
    }
    throw inProgress(new Date());
  }

  /** A response as it may be stored: for this account and key alone to read. */
  seal(accountId: string, key: string, response: unknown): string {
    return sealResponse(this.responseKey, bindingOf({ accountId, key }), response);
  }

  /** Gives the key back after a refusal or an error, unless its response was stored after all. */
  async release(accountId: string, key: string, attempt: number): Promise<void> {
    await this.room.query(
      `DELETE FROM access.idempotency_key
        WHERE account_id = $1 AND key = $2 AND attempt = $3 AND completed_at IS NULL`,
      [accountId, key, attempt],
    );
  }

  /** Removes keys older than 48 hours. Returns how many. */
  async purge(): Promise<number> {
    const rows: Array<{ removed: number }> = await this.room.query(
      `WITH gone AS (
         DELETE FROM access.idempotency_key
          WHERE created_at < now() - make_interval(hours => $1) AND locked_until < now()
         RETURNING 1)
       SELECT count(*)::integer AS removed FROM gone`,
      [KEPT_HOURS],
    );
    return rows[0]?.removed ?? 0;
  }

  /** The attempt's number, or null when the key is held. Times are the database's: all processes agree on them. */
  private async take(request: KeyedRequest): Promise<number | null> {
    const rows: Array<{ attempt: number }> = await this.room.query(
      `INSERT INTO access.idempotency_key AS held
              (account_id, key, request_digest, status, attempt, locked_until, created_at, holder)
       VALUES ($1, $2, $3, $4, 1, now() + make_interval(secs => $5), now(), $6)
       ON CONFLICT ON CONSTRAINT idempotency_key_pk DO UPDATE
          SET attempt = held.attempt + 1, locked_until = excluded.locked_until, holder = excluded.holder
        WHERE held.completed_at IS NULL
          AND (held.locked_until <= now() OR NOT EXISTS (
            -- A bigint's advisory lock is listed by its halves.
            SELECT 1 FROM pg_locks l WHERE l.locktype = 'advisory' AND l.objsubid = 1
              AND l.classid = (held.holder >> 32)::oid AND l.objid = (held.holder & 4294967295)::oid))
          AND held.request_digest = excluded.request_digest
       RETURNING attempt`,
      [request.accountId, request.key, request.requestDigest, request.status, LOCK_SECONDS, this.presence.id],
    );
    return rows[0]?.attempt ?? null;
  }
}

function bindingOf({ accountId, key }: Pick<KeyedRequest, 'accountId' | 'key'>): string {
  return `${accountId} ${key}`;
}

function keyReused(): DomainError {
  return new DomainError(
    'invalid',
    'idempotency.key_reused',
    'This Idempotency-Key was used for another request. Send a new key with a new request.',
  );
}

/** Its seal fits no more: the token secret was changed. What was done is not done again. */
function responseLost(): DomainError {
  return conflict(
    'idempotency.response_lost',
    'The first request with this Idempotency-Key was carried out, and its answer can no longer be read. Look for what it made, and send anything new under a new key.',
  );
}

function inProgress(lockedUntil: Date): DomainError {
  const seconds = Math.ceil((lockedUntil.getTime() - Date.now()) / 1000);
  return conflict(
    'idempotency.in_progress',
    'The first request with this Idempotency-Key is still being worked on. Send it again after Retry-After seconds.',
    { retryAfterSeconds: Math.min(Math.max(seconds, 1), LOCK_SECONDS) },
  );
}
