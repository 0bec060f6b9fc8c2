/** After this many failed attempts the finding is held and a person must look. */
export const MAX_FILTER_ATTEMPTS = 5;

/** How long a fresh finding is left to its own job before the sweeper queues it again. */
export const FIRST_SWEEP_AFTER_MS = 10_000;

/** How long the sweeper leaves a finding that it has queued. */
export const NEXT_SWEEP_AFTER_MS = 30_000;

const FIRST_BACK_OFF_MS = 5_000;

/** Longer than any wait that is ever written: a row that waits longer was written by a clock that was wrong. */
export const NO_WAIT_IS_LONGER_MS = 2 * FIRST_BACK_OFF_MS * 2 ** (MAX_FILTER_ATTEMPTS - 1);

/** When a finding whose filtering has failed `attempts` times is tried again: 5, 10, 20, 40 seconds later. */
export function nextAttemptAt(attempts: number, now: Date): Date {
  return later(now, FIRST_BACK_OFF_MS * 2 ** (attempts - 1));
}

export function later(now: Date, milliseconds: number): Date {
  return new Date(now.getTime() + milliseconds);
}
