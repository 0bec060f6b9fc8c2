import { conflict } from '../../kernel/domain-error.js';
import type { Leak } from './find-leaks.js';

const ADVICE = {
  reveals: 'reveals something protected',
  unexpected: 'is no part of the packet',
} as const;

/** @throws DomainError conflict `release.leak_found`, naming every place, and nothing of what stands there */
export function refuseLeaks(leaks: readonly Leak[]): void {
  if (leaks.length === 0) return;
  throw conflict(
    'release.leak_found',
    'The packet was not released: its files hold something that must not leave. Put right what is named; where it is the ' +
      'employer’s number, add the candidate anew under a number that says nothing.',
    {
      state: 'ready_for_release',
      missing: leaks.map(({ format, where, why }) => ({
        code: `leak_${why}`,
        detail: `In the ${format} file, ${where} ${ADVICE[why]}.`,
      })),
    },
  );
}
