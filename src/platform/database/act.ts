import { type DataSource, type EntityManager, QueryFailedError } from 'typeorm';
import { conflict } from '../../kernel/domain-error.js';
import { currentRequest, type IdempotencyReservation } from './request-scope.js';

/** Raised by `access.remember_response` when a later try with the same key holds the reservation. */
const OVERTAKEN = 'FS001';

/**
 * One act: everything it changes, its ledger entry and, for a POST with an `Idempotency-Key`, its response
 * commit together or not at all. A client that retries after a crash finds either nothing done or its answer.
 *
 * `work` returns what the client will be shown; it must hold no raw text, because a remembered response is
 * stored outside the vault (sealed, with the token secret's key). A request has one act: the response of the first is the one that is remembered.
 */
export async function act<T>(room: DataSource, work: (tx: EntityManager) => Promise<T>): Promise<T> {
  const reservation = openReservation();
  if (reservation === null) return room.transaction(work);
  const shown = await room.transaction(async (tx) => {
    const result = await work(tx);
    await rememberResponse(tx, reservation, result);
    return result;
  });
  // Only now: had the commit failed, the response would not be stored and the key must become free again.
  reservation.remembered = true;
  return shown;
}

/**
 * Stores the response to the key that the request holds.
 *
 * @throws DomainError conflict `idempotency.overtaken`, which rolls the act back
 */
export async function rememberResponse(
  tx: EntityManager,
  reservation: IdempotencyReservation,
  response: unknown,
): Promise<void> {
  try {
    await tx.query('SELECT access.remember_response($1, $2, $3, $4::json)', [
      reservation.accountId,
      reservation.key,
      reservation.attempt,
      JSON.stringify(reservation.seal(response)),
    ]);
  } catch (error) {
    if (!isOvertaken(error)) throw error;
    throw conflict(
      'idempotency.overtaken',
      'A later request with the same Idempotency-Key took over; this one did nothing. Read the answer of that one.',
    );
  }
}

function openReservation(): IdempotencyReservation | null {
  const reservation = currentRequest()?.idempotency ?? null;
  return reservation === null || reservation.remembered ? null : reservation;
}

function isOvertaken(error: unknown): boolean {
  if (!(error instanceof QueryFailedError)) return false;
  const cause: unknown = error.driverError;
  return typeof cause === 'object' && cause !== null && 'code' in cause && cause.code === OVERTAKEN;
}
