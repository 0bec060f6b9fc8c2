import type { DataSource, EntityManager } from 'typeorm';
import { currentRequest } from './request-scope.js';

/**
 * One act: everything it changes, its ledger entry and, for a POST with an `Idempotency-Key`, its response
 * commit together or not at all. A client that retries after a crash finds either nothing done or its answer.
 *
 * `work` returns what the client will be shown; it must hold no raw text, because a remembered response is
 * stored outside the vault.
 */
export async function act<T>(room: DataSource, work: (tx: EntityManager) => Promise<T>): Promise<T> {
  return room.transaction(async (tx) => {
    const shown = await work(tx);
    const reservation = currentRequest()?.idempotency ?? null;
    if (reservation !== null && !reservation.remembered) {
      await tx.query('SELECT access.remember_response($1, $2, $3, $4::jsonb)', [
        reservation.accountId,
        reservation.key,
        reservation.attempt,
        JSON.stringify(shown ?? null),
      ]);
      reservation.remembered = true;
    }
    return shown;
  });
}
