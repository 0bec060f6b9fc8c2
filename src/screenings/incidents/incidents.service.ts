import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, type EntityManager, IsNull, type SelectQueryBuilder } from 'typeorm';
import type { Actor } from '../../kernel/actor.js';
import { conflict, forbidden, invalid, notFound } from '../../kernel/domain-error.js';
import { isAnyId } from '../../kernel/ids.js';
import type { Role } from '../../kernel/permission.js';
import { act } from '../../platform/database/act.js';
import { readPage } from '../../platform/database/read-page.js';
import { hrefOf, type Page } from '../../platform/http/pagination.js';
import { LedgerAppender } from '../../platform/ledger/ledger-appender.js';
import { requisitionsWithDuty } from '../assignments/require-duty.js';
import { Quarantine } from '../quarantines/quarantine.entity.js';
import { closingRefused } from './containment.js';
import {
  type CloseIncident,
  type IncidentActionView,
  type IncidentDetailView,
  type IncidentsQuery,
  type IncidentView,
  incidentActionView,
  incidentDetailView,
  incidentView,
  type OpenIncident,
  type ReportAction,
} from './incident.dto.js';
import { Incident } from './incident.entity.js';
import { IncidentAction } from './incident-action.entity.js';
import { openIncident } from './open-incident.js';
import { recordAction } from './record-action.js';
import { requireRecused } from './require-recused.js';

/** Who sees every incident; coordinators see those of their requisitions. */
const OVERSEERS: readonly Role[] = ['auditor', 'administrator'];

/** Breaches and suspicions (city policy P12). Anybody may report one; nobody settles one about themselves. */
@Injectable()
export class IncidentsService {
  constructor(
    @InjectDataSource('screenings') private readonly room: DataSource,
    private readonly ledger: LedgerAppender,
  ) {}

  /** Takes the ids as they are: whether a foreign thing exists is not told, not even by a refusal. */
  async open(actor: Actor, request: OpenIncident): Promise<IncidentView> {
    const related = request.related ?? [];
    refuseStrangeIds(related);
    return act(this.room, async (tx) =>
      incidentView(
        await openIncident(tx, this.ledger, {
          kind: request.kind,
          requisitionId: request.requisition_id ?? null,
          screeningId: request.screening_id ?? null,
          subjectAccountId: request.subject_account_id ?? null,
          related,
          openedBy: actor.accountId,
        }),
      ),
    );
  }

  async close(actor: Actor, incidentId: string, request: CloseIncident): Promise<IncidentView> {
    return act(this.room, async (tx) => {
      const visible = await visibleIncidents(tx, actor);
      const incident = await visible.andWhere({ id: incidentId }).setLock('pessimistic_write').getOne();
      if (incident === null) throw notFound('incident');
      refuseOwn(incident, actor);
      refuseClosed(incident);
      const taken = await tx.findBy(IncidentAction, { incidentId });
      const refused = closingRefused(
        incident,
        request.resolution,
        taken.map(({ action }) => action),
        await quarantinesOf(tx, incidentId),
        actor.accountId,
      );
      if (refused !== null) throw refused;
      incident.state = 'closed';
      incident.closedBy = actor.accountId;
      incident.closedAt = new Date();
      incident.resolution = request.resolution;
      await tx.update(
        Incident,
        { id: incidentId },
        {
          state: incident.state,
          closedBy: incident.closedBy,
          closedAt: incident.closedAt,
          resolution: incident.resolution,
        },
      );
      await this.ledger.append(tx, {
        actor: actor.accountId,
        kind: 'incident.closed',
        body: {
          incident_id: incidentId,
          requisition_id: incident.requisitionId,
          screening_id: incident.screeningId,
          resolution: request.resolution,
        },
      });
      return incidentView(incident);
    });
  }

  /** What people did that the service can't see by itself. What it can see, it checks. */
  async reportAction(actor: Actor, incidentId: string, request: ReportAction): Promise<IncidentActionView> {
    return act(this.room, async (tx) => {
      const visible = await visibleIncidents(tx, actor);
      const incident = await visible.andWhere({ id: incidentId }).setLock('pessimistic_write').getOne();
      if (incident === null) throw notFound('incident');
      refuseOwn(incident, actor);
      refuseClosed(incident);
      if (request.action === 'recused') await requireRecused(tx, incident);
      const now = new Date();
      const related = request.related ?? [];
      refuseStrangeIds(related);
      const action = await recordAction(tx, incidentId, request.action, related, actor.accountId, now);
      await this.ledger.append(tx, {
        actor: actor.accountId,
        kind: 'incident.action_taken',
        body: {
          incident_id: incidentId,
          requisition_id: incident.requisitionId,
          screening_id: incident.screeningId,
          action: action.action,
          related: action.related,
        },
      });
      return incidentActionView(action);
    });
  }

  async list(actor: Actor, query: IncidentsQuery): Promise<Page<IncidentView>> {
    const found = await visibleIncidents(this.room.manager, actor);
    if (query.state !== undefined) found.andWhere({ state: query.state });
    if (query.kind !== undefined) found.andWhere({ kind: query.kind });
    const href = hrefOf('/v1/incidents', { state: query.state, kind: query.kind });
    return readPage(found, 'incident', query, incidentView, href);
  }

  async get(actor: Actor, incidentId: string): Promise<IncidentDetailView> {
    const visible = await visibleIncidents(this.room.manager, actor);
    const incident = await visible.andWhere({ id: incidentId }).getOne();
    if (incident === null) throw notFound('incident');
    const taken = await this.room.manager.find(IncidentAction, {
      where: { incidentId },
      order: { id: 'ASC' },
    });
    return incidentDetailView(incident, taken);
  }
}

function refuseStrangeIds(related: readonly string[]): void {
  const strange = related.findIndex((id) => !isAnyId(id));
  if (strange < 0) return;
  throw invalid(`related[${strange}]`, 'Send ids of this service only, such as "pkt_…"; never text.');
}

/** Whom an incident is about neither says that it was contained nor that it is over. */
function refuseOwn(incident: Incident, actor: Actor): void {
  if (incident.subjectAccountId !== actor.accountId) return;
  throw forbidden('incident.about_yourself', 'This incident is about you; somebody else answers it.');
}

function refuseClosed(incident: Incident): void {
  if (incident.state !== 'closed') return;
  throw conflict('incident.already_closed', 'This incident is closed already.', { state: incident.state });
}

/** What is still put away because of an incident. */
async function quarantinesOf(tx: EntityManager, incidentId: string): Promise<string[]> {
  const rows = await tx.findBy(Quarantine, { incidentId, liftedAt: IsNull() });
  return rows.map(({ id }) => id);
}

/** A report may name a requisition, or only one of its screenings; either makes it the coordinator's. */
async function visibleIncidents(tx: EntityManager, actor: Actor): Promise<SelectQueryBuilder<Incident>> {
  const incidents = tx.createQueryBuilder(Incident, 'thing');
  if (actor.roles.some((role) => OVERSEERS.includes(role))) return incidents;
  const requisitionIds = await requisitionsWithDuty(tx, actor, ['coordinator']);
  return incidents.andWhere(
    '(thing.requisition_id = ANY(:requisitionIds) OR EXISTS (SELECT 1 FROM screenings.screening s ' +
      'WHERE s.id = thing.screening_id AND s.requisition_id = ANY(:requisitionIds)))',
    { requisitionIds },
  );
}
