import type { EntityManager } from 'typeorm';
import { policyFrom } from '../../screenings/policy/policy-of.js';
import type { AgencyType } from '../../screenings/requisitions/requisition.entity.js';
import { listedCandidate } from '../identities/identity-details.js';
import { detailsIn } from '../identities/identity-of.js';
import { identityMissing } from '../identities/lock-identity.js';
import { type PastReview, standingCorrections } from '../review/corrections.js';
import type { ScreeningKey } from '../sealing/screening-key.js';
import type { ScreeningKeys } from '../sealing/screening-keys.js';
import type { Finding } from './finding.entity.js';
import type { OpenedScreening, SpanCorrections } from './opened-finding.js';
import { pinsFrom, type StoredKey, type StoredPin, storedKey } from './stored-facts.js';

/** A finding that waits, locked: what the filter needs of it. */
export type WaitingFinding = Pick<Finding, 'id' | 'screeningId' | 'requisitionId' | 'sealed' | 'version'>;

/** As `vault.facts_to_filter` answers; bytes are base64, instants ISO-8601. */
interface FactsToFilter {
  readonly screening_id: string;
  readonly requisition: {
    readonly id: string;
    readonly agency_type: AgencyType;
    readonly opened_at: string;
  };
  readonly pins: readonly StoredPin[];
  readonly identity: { readonly screening_id: string; readonly sealed: string } | null;
  readonly keys: readonly (StoredKey & { readonly screening_id: string })[];
  readonly findings: readonly { readonly id: string; readonly sealed: string; readonly version: number }[];
  readonly reviews: readonly (Omit<PastReview, 'superseded'> & { readonly finding_id: string })[];
}

/**
 * What the filter must know of several findings of one screening, in one round trip. The screening is held, so that no
 * newer law is applied to it meanwhile; so are its identity, its keys and the findings.
 *
 * @returns null when none of them waits
 */
export async function factsToFilter(
  tx: EntityManager,
  findingIds: readonly string[],
): Promise<FactsToFilter | null> {
  const rows: Array<{ facts: FactsToFilter | null }> = await tx.query(
    'SELECT vault.facts_to_filter($1) AS facts',
    [findingIds],
  );
  return rows[0]?.facts ?? null;
}

/** The key of the screening and its candidate's names, opened. */
export async function openedScreeningIn(
  tx: EntityManager,
  keys: ScreeningKeys,
  facts: FactsToFilter,
): Promise<OpenedScreening> {
  const { identity, requisition } = facts;
  if (identity === null) throw identityMissing(facts.screening_id);
  const key = await keyOf(tx, keys, facts, facts.screening_id);
  // A blind second screening goes by the first's identity, which is sealed with the first's key.
  const identityKey =
    identity.screening_id === facts.screening_id ? key : await keyOf(tx, keys, facts, identity.screening_id);
  const sealed = { screeningId: identity.screening_id, sealed: Buffer.from(identity.sealed, 'base64') };
  const law = { agencyType: requisition.agency_type, openedAt: new Date(requisition.opened_at) };
  const { activeClasses } = policyFrom(law, pinsFrom(facts.pins));
  return { candidate: listedCandidate(detailsIn(identityKey, sealed)), activeClasses, key };
}

export function waitingFindingsIn(facts: FactsToFilter): WaitingFinding[] {
  return facts.findings.map(({ id, sealed, version }) => ({
    id,
    screeningId: facts.screening_id,
    requisitionId: facts.requisition.id,
    sealed: Buffer.from(sealed, 'base64'),
    version,
  }));
}

/** What stands of a finding's reviews in a new run of the filter, which supersedes them all. */
export function standingIn({ reviews }: FactsToFilter, findingId: string): SpanCorrections {
  return standingCorrections(
    reviews
      .filter(({ finding_id }) => finding_id === findingId)
      .map(({ added, lifted }) => ({ added, lifted, superseded: true })),
  );
}

function keyOf(
  tx: EntityManager,
  keys: ScreeningKeys,
  facts: FactsToFilter,
  screeningId: string,
): Promise<ScreeningKey> {
  const found = facts.keys.find(({ screening_id }) => screening_id === screeningId);
  return keys.openFound(tx, screeningId, found === undefined ? null : storedKey(found));
}
