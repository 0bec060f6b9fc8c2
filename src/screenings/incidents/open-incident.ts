import type { EntityManager } from 'typeorm';
import type { ActorName } from '../../kernel/actor.js';
import { newId } from '../../kernel/ids.js';
import type { LedgerAppender } from '../../platform/ledger/ledger-appender.js';
import { Incident, type IncidentKind } from './incident.entity.js';

/** What went wrong, in ids only. */
export interface IncidentReport {
  readonly kind: IncidentKind;
  readonly requisitionId: string | null;
  readonly screeningId: string | null;
  readonly subjectAccountId: string | null;
  readonly related: readonly string[];
  /** The account that reports it, or the part of the service that noticed it. */
  readonly openedBy: ActorName;
}

/**
 * Opens an incident, with its ledger entry, in the caller's transaction. Because the entry is appended here, call
 * it last. If the act that went wrong is refused, call it in a transaction of its own: the refusal undoes the act,
 * and the incident must stay.
 */
export async function openIncident(
  tx: EntityManager,
  ledger: LedgerAppender,
  report: IncidentReport,
): Promise<Incident> {
  const now = new Date();
  const incident = tx.create(Incident, {
    id: newId('incident', now),
    kind: report.kind,
    requisitionId: report.requisitionId,
    screeningId: report.screeningId,
    subjectAccountId: report.subjectAccountId,
    related: [...report.related],
    state: 'open',
    openedBy: report.openedBy,
    openedAt: now,
    closedBy: null,
    closedAt: null,
    resolution: null,
  });
  await tx.insert(Incident, incident);
  await ledger.append(tx, {
    actor: report.openedBy,
    kind: 'incident.opened',
    body: {
      incident_id: incident.id,
      incident_kind: incident.kind,
      requisition_id: incident.requisitionId,
      screening_id: incident.screeningId,
      subject_account_id: incident.subjectAccountId,
      related: incident.related,
    },
  });
  return incident;
}
