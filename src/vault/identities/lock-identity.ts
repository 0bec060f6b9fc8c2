import type { EntityManager } from 'typeorm';
import { conflict, type DomainError } from '../../kernel/domain-error.js';
import { fileOf } from '../../screenings/consistency/blind.js';
import { Identity } from './identity.entity.js';

/**
 * The identity by which the filter masks, held as it is until the transaction ends: a change of identity waits, and
 * then finds what was filtered with the old one. Take it before the lock on a finding.
 *
 * @throws DomainError conflict `identity.missing`
 */
export async function lockIdentity(tx: EntityManager, screeningId: string): Promise<Identity> {
  const identity = await tx.findOne(Identity, {
    where: { screeningId: await fileOf(tx, screeningId) },
    lock: { mode: 'pessimistic_read' },
  });
  if (identity === null) throw identityMissing(screeningId);
  return identity;
}

export function identityMissing(screeningId: string): DomainError {
  return conflict(
    'identity.missing',
    'The candidate’s names and handles are not on file: the filter masks by them.',
    {
      missing: [
        {
          code: 'identity',
          detail: `A coordinator writes them: PUT /v1/screenings/${screeningId}/identity`,
          related: [screeningId],
        },
      ],
    },
  );
}
