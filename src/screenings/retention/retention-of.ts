import { type EntityManager, IsNull } from 'typeorm';
import type { MissingCondition } from '../../kernel/domain-error.js';
import { Incident } from '../incidents/incident.entity.js';
import { policyOf } from '../policy/policy-of.js';
import { Requisition } from '../requisitions/requisition.entity.js';
import type { Screening } from '../screenings/screening.entity.js';
import { LegalHold } from './legal-hold.entity.js';
import { keptBecause, type RetentionClock, retentionClocks } from './retention-clock.js';

/** How long a screening's records stay, and why they stay now. */
export interface Retention {
  readonly clocks: readonly RetentionClock[];
  readonly kept: readonly MissingCondition[];
}

export async function retentionOf(tx: EntityManager, screening: Screening, now: Date): Promise<Retention> {
  const { requisitionId } = screening;
  const requisition = await tx.findOneByOrFail(Requisition, { id: requisitionId });
  const { packs } = await policyOf(tx, requisitionId);
  const clocks = retentionClocks(packs, {
    lastActAt: screening.stageChangedAt,
    requisitionClosedAt: requisition.closedAt,
  });
  const holds = await tx.findBy(LegalHold, { requisitionId, liftedAt: IsNull() });
  // An incident about the requisition as a whole holds every screening of it.
  const incidents = await tx.findBy(Incident, [
    { screeningId: screening.id },
    { requisitionId, screeningId: IsNull() },
  ]);
  const open = incidents.filter((incident) => incident.closedAt === null);
  const facts = {
    legalHoldIds: holds.map((hold) => hold.id),
    openIncidentIds: open.map((incident) => incident.id),
  };
  return { clocks, kept: keptBecause(clocks, facts, now) };
}
