import { type EntityManager, IsNull } from 'typeorm';
import { conflict, type DomainError } from '../../kernel/domain-error.js';
import { fileOf } from '../consistency/blind.js';
import { Consent } from './consent.entity.js';

/** The consent in force for a screening, if there is one. */
export async function consentInForce(tx: EntityManager, screeningId: string): Promise<Consent | null> {
  return tx.findOneBy(Consent, { screeningId: await fileOf(tx, screeningId), withdrawnAt: IsNull() });
}

/**
 * Nothing is searched before the candidate was told and agreed (research: field.md (e) 4).
 *
 * @throws DomainError conflict `consent.missing`
 */
export async function requireConsent(tx: EntityManager, screeningId: string): Promise<Consent> {
  const consent = await consentInForce(tx, screeningId);
  if (consent === null) throw consentMissing(screeningId);
  return consent;
}

export function consentMissing(screeningId: string): DomainError {
  return conflict('consent.missing', 'No consent is on file for this screening.', {
    missing: [
      {
        code: 'consent',
        detail: `A coordinator records it: POST /v1/screenings/${screeningId}/consents`,
        related: [screeningId],
      },
    ],
  });
}
