import type { EntityManager } from 'typeorm';
import type { Actor } from '../../kernel/actor.js';
import { notFound } from '../../kernel/domain-error.js';
import type { Duty } from '../../screenings/assignments/duties.js';
import { requireDutyAmong } from '../../screenings/assignments/require-duty.js';
import type { Suspension } from '../../screenings/authorizations/authorization.entity.js';
import { requireAuthorizationAmong } from '../../screenings/authorizations/require-authorization.js';
import { consentMissing } from '../../screenings/consents/require-consent.js';
import { refuseBlind } from '../../screenings/consistency/blind.js';
import { policyFrom, type RequisitionPolicy } from '../../screenings/policy/policy-of.js';
import { requireOpen } from '../../screenings/requisitions/find-requisition.js';
import type { AgencyType, Requisition } from '../../screenings/requisitions/requisition.entity.js';
import { refuseStage } from '../../screenings/screenings/require-stage.js';
import type { Screening } from '../../screenings/screenings/screening.entity.js';
import type { SearchMethod } from '../../screenings/steps/search-record.entity.js';
import { pinsFrom, type StoredKey, type StoredPin } from './stored-facts.js';

/** As `vault.facts_to_log` answers; instants are ISO-8601. */
export interface FactsToLog {
  readonly screening: {
    readonly id: string;
    readonly requisition_id: string;
    readonly purpose: Screening['purpose'];
    readonly stage: Screening['stage'];
  };
  readonly requisition: Pick<Requisition, 'state' | 'reference'> & {
    readonly agency_type: AgencyType;
    readonly opened_at: string;
  };
  readonly assignments: readonly { readonly duty: Duty; readonly ended_at: string | null }[];
  readonly screens_second: boolean;
  readonly blind_to_first: boolean;
  readonly authorizations: readonly {
    readonly valid_from: string;
    readonly expires_at: string;
    readonly training_expires_on: string | null;
    readonly revoked_at: string | null;
    readonly suspensions: Suspension[];
  }[];
  readonly has_consent: boolean;
  readonly pins: readonly StoredPin[];
  readonly has_identity: boolean;
  /** Null when it is none of this screening's, or none was asked for. */
  readonly search: FoundSearch | null;
  readonly quarantined_by: string | null;
  /** Null before the first thing is sealed in the screening. */
  readonly key: StoredKey | null;
}

export interface FoundSearch {
  readonly id: string;
  readonly step_key: string;
  readonly method: SearchMethod;
}

/**
 * Everything that decides whether a finding may be logged, in one round trip: logging is what the service does most.
 * Screening, identity and key are held as they are until the transaction ends; what refuses is what refuses elsewhere.
 *
 * @throws DomainError not_found `screening.not_found`
 */
export async function factsToLog(
  tx: EntityManager,
  actor: Actor,
  screeningId: string,
  searchId: string | null,
): Promise<FactsToLog> {
  const rows: Array<{ facts: FactsToLog | null }> = await tx.query(
    'SELECT vault.facts_to_log($1, $2, $3) AS facts',
    [screeningId, actor.accountId, searchId],
  );
  const facts = rows[0]?.facts ?? null;
  if (facts === null) throw notFound('screening');
  return facts;
}

/** The checks that come before anything of the finding is looked at, in the order in which all acts make them. */
export function requireMayLog(facts: FactsToLog, actor: Actor, now: Date): void {
  const { screening } = facts;
  const assignments = facts.assignments.map(({ duty, ended_at }) => ({
    duty,
    endedAt: dateOrNull(ended_at),
  }));
  requireDutyAmong(assignments, actor, ['screener'], 'screening');
  refuseBlind(
    screening.purpose,
    { screensSecond: facts.screens_second, blindToFirst: facts.blind_to_first },
    'screening',
  );
  requireAuthorizationAmong(
    facts.authorizations.map((it) => ({
      validFrom: new Date(it.valid_from),
      expiresAt: new Date(it.expires_at),
      trainingExpiresOn: it.training_expires_on,
      revokedAt: dateOrNull(it.revoked_at),
      suspensions: it.suspensions,
    })),
    now,
  );
  if (!facts.has_consent) throw consentMissing(screening.id);
  requireOpen(facts.requisition);
  refuseStage(screening.id, screening.stage, ['gathering']);
}

export function policyIn({ requisition, pins }: FactsToLog): RequisitionPolicy {
  const { agency_type: agencyType, opened_at } = requisition;
  return policyFrom({ agencyType, openedAt: new Date(opened_at) }, pinsFrom(pins));
}

function dateOrNull(instant: string | null): Date | null {
  return instant === null ? null : new Date(instant);
}
