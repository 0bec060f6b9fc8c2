import type { EntityManager } from 'typeorm';
import type { Actor } from '../../kernel/actor.js';
import { conflict } from '../../kernel/domain-error.js';
import { newId } from '../../kernel/ids.js';
import { lockRequisitionFor, requireOpen } from '../requisitions/find-requisition.js';
import { Requisition } from '../requisitions/requisition.entity.js';
import { lockScreenings } from '../requisitions/screenings-of.js';
import type { Screening } from '../screenings/screening.entity.js';
import { packName, pinPacks } from './pinned-packs.js';
import { PolicyDecision } from './policy-decision.entity.js';
import { type PolicyOffer, policyOffer } from './policy-offer.js';

/** An offer that was applied, with the screenings under it, locked until the transaction ends. */
export interface AppliedUpdate {
  readonly requisition: Requisition;
  readonly screenings: readonly Screening[];
  readonly offer: PolicyOffer;
}

/**
 * Pins the packs in force today for every candidate of the requisition, or for none: refused once a packet is out,
 * because that candidate was judged under the older ones. The caller filters again what must be, in the same
 * transaction; every act that filters or reviews holds its screening's row, so none is between two laws.
 *
 * @throws DomainError conflict `requisition.policy_current`, `requisition.policy_locked` or `requisition.closed`
 */
export async function applyUpdate(
  tx: EntityManager,
  actor: Actor,
  requisitionId: string,
  now: Date,
): Promise<AppliedUpdate> {
  const requisition = await lockRequisitionFor(tx, actor, requisitionId, ['coordinator']);
  requireOpen(requisition);
  const screenings = await lockScreenings(tx, requisitionId);
  const offer = await policyOffer(tx, requisition, screenings, now);
  requireOffer(offer);
  if (offer.released.length > 0) throw releasedAlready(offer.released);
  await pinPacks(tx, requisitionId, offer.wanted, actor.accountId, now);
  requisition.version += 1;
  await tx.update(Requisition, { id: requisitionId }, { version: requisition.version });
  return { requisition, screenings, offer };
}

/** @throws DomainError conflict `requisition.policy_current` */
export function requireOffer(offer: PolicyOffer): void {
  if (offer.changes.length > 0) return;
  throw conflict('requisition.policy_current', 'The pinned policy packs are the ones in force today.');
}

/** Writes down what became of an offer. */
export async function recordDecision(
  tx: EntityManager,
  actor: Actor,
  requisitionId: string,
  offer: PolicyOffer,
  outcome: Pick<PolicyDecision, 'decision' | 'reason' | 'findingsRequeued'>,
  now: Date,
): Promise<PolicyDecision> {
  const decision = tx.create(PolicyDecision, {
    id: newId('policy_decision', now),
    requisitionId,
    ...outcome,
    packsBefore: offer.pinned.map(packName),
    packsAfter: offer.wanted.map(packName),
    flagged: [...offer.flagged],
    decidedBy: actor.accountId,
    decidedAt: now,
  });
  await tx.insert(PolicyDecision, decision);
  return decision;
}

function releasedAlready(screeningIds: readonly string[]) {
  return conflict(
    'requisition.policy_locked',
    'A packet was released under the pinned policy packs, so they hold for every candidate; open a new requisition ' +
      'for newer ones, or decline the offer with a reason.',
    { missing: [{ code: 'policy_locked', detail: 'These packets are out.', related: screeningIds }] },
  );
}
