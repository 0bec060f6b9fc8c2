import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, type EntityManager, In, IsNull } from 'typeorm';
import type { Actor } from '../../kernel/actor.js';
import { conflict, forbidden, notFound } from '../../kernel/domain-error.js';
import { newId } from '../../kernel/ids.js';
import { act } from '../../platform/database/act.js';
import { LedgerAppender } from '../../platform/ledger/ledger-appender.js';
import { isRecalled, newestPacket } from '../../released/packets/packet.intake.js';
import { recordAction } from '../../screenings/incidents/record-action.js';
import { Quarantine } from '../../screenings/quarantines/quarantine.entity.js';
import { findScreeningFor, findScreeningInSight } from '../../screenings/screenings/find-screening.js';
import type { Screening } from '../../screenings/screenings/screening.entity.js';
import { SearchRecord } from '../../screenings/steps/search-record.entity.js';
import { FilteredFinding } from '../findings/filtered-finding.entity.js';
import { callBack, openIncidentOf } from './call-back.js';
import {
  type LiftQuarantine,
  type PlacedQuarantineView,
  type PlaceQuarantine,
  type QuarantinesView,
  type QuarantineView,
  quarantineView,
} from './containment.dto.js';

/** A search or finding with what follows from it. */
interface Affected {
  readonly things: readonly string[];
  /** Whether a reviewer had included any of it, so that a packet may hold it. */
  readonly wasIncluded: boolean;
}

/** Puts away what an unlawful method brought in, with everything that follows from it (policy B8). */
@Injectable()
export class QuarantinesService {
  constructor(
    @InjectDataSource('desk') private readonly room: DataSource,
    private readonly ledger: LedgerAppender,
  ) {}

  /**
   * 1 the incident → 2 what follows from the cause → 3 put it away → 4 recall the packet that may hold it → 5 ledger.
   *
   * @throws DomainError conflict `quarantine.exists` or `incident.not_about_this`; not_found `search`, `finding`
   */
  async place(actor: Actor, screeningId: string, request: PlaceQuarantine): Promise<PlacedQuarantineView> {
    return act(this.room, async (tx) => {
      const now = new Date();
      const screening = await findScreeningFor(tx, actor, screeningId, ['coordinator']);
      await openIncidentOf(tx, request.incident_id, screening);
      const affected = await followingFrom(tx, screeningId, request.cause_id);
      const rows = await putAway(tx, actor, screening, request, affected.things, now);
      await recordAction(tx, request.incident_id, 'quarantined', affected.things, actor.accountId, now);
      const recalled = affected.wasIncluded ? await this.recallInUse(tx, actor, screening, now) : null;
      if (recalled !== null) {
        await recordAction(tx, request.incident_id, 'recalled', [recalled], actor.accountId, now);
      }
      await this.ledger.append(tx, {
        actor: actor.accountId,
        kind: 'quarantine.placed',
        body: {
          quarantine_ids: rows.map(({ id }) => id),
          screening_id: screeningId,
          requisition_id: screening.requisitionId,
          incident_id: request.incident_id,
          cause_id: request.cause_id,
          things: [...affected.things],
          recalled_packet_id: recalled,
        },
      });
      return { ...quarantineView(rows), recalled_packet_id: recalled };
    });
  }

  /** By somebody else than who placed it. A packet that was recalled stays recalled; a new one may follow. */
  async lift(actor: Actor, quarantineId: string, request: LiftQuarantine): Promise<QuarantineView> {
    return act(this.room, async (tx) => {
      const cause = await tx.findOneBy(Quarantine, { id: quarantineId });
      if (cause === null) throw notFound('quarantine');
      const screening = await findScreeningFor(tx, actor, cause.screeningId, ['coordinator'], 'quarantine');
      if (cause.placedBy === actor.accountId) {
        throw forbidden(
          'quarantine.needs_second_person',
          'You placed this quarantine; somebody else lifts it.',
        );
      }
      const where = { causeId: cause.causeId, liftedAt: IsNull() };
      const rows = await tx.find(Quarantine, { where, lock: { mode: 'pessimistic_write' } });
      if (!rows.some(({ id }) => id === cause.id)) {
        throw conflict('quarantine.already_lifted', 'This quarantine was lifted before.', {
          state: 'lifted',
        });
      }
      await refuseHeldBySearch(tx, rows);
      const lifted = { liftedBy: actor.accountId, liftedAt: new Date(), liftReason: request.reason };
      await tx.update(Quarantine, { id: In(rows.map(({ id }) => id)) }, lifted);
      await this.ledger.append(tx, {
        actor: actor.accountId,
        kind: 'quarantine.lifted',
        body: {
          quarantine_ids: rows.map(({ id }) => id),
          screening_id: screening.id,
          requisition_id: screening.requisitionId,
          incident_id: cause.incidentId,
          things: rows.map(({ thingId }) => thingId),
          reason: request.reason,
        },
      });
      return quarantineView(rows.map((row) => ({ ...row, ...lifted })));
    });
  }

  async list(actor: Actor, screeningId: string): Promise<QuarantinesView> {
    const tx = this.room.manager;
    await findScreeningInSight(tx, actor, screeningId, ['coordinator']);
    const rows = await tx.find(Quarantine, { where: { screeningId }, order: { id: 'ASC' } });
    const placed = new Map<string, Quarantine[]>();
    for (const row of rows) {
      const key = `${row.causeId} ${row.placedAt.toISOString()}`;
      placed.set(key, [...(placed.get(key) ?? []), row]);
    }
    return { object: 'list', data: [...placed.values()].map(quarantineView) };
  }

  private async recallInUse(
    tx: EntityManager,
    actor: Actor,
    screening: Screening,
    now: Date,
  ): Promise<string | null> {
    const packet = await newestPacket(tx, screening.id);
    if (packet === null || (await isRecalled(tx, packet.id))) return null;
    await callBack(tx, packet, 'unlawful_method', actor.accountId, now);
    return packet.id;
  }
}

async function followingFrom(tx: EntityManager, screeningId: string, causeId: string): Promise<Affected> {
  const isSearch = causeId.startsWith('sch_');
  const findings = await tx.findBy(
    FilteredFinding,
    isSearch ? { screeningId, searchId: causeId } : { screeningId, id: causeId },
  );
  if (isSearch && !(await tx.existsBy(SearchRecord, { id: causeId, screeningId }))) throw notFound('search');
  if (!isSearch && findings.length === 0) throw notFound('finding');
  const ids = findings.map(({ id }) => id);
  return {
    things: isSearch ? [causeId, ...ids] : ids,
    wasIncluded: findings.some(({ disposition }) => disposition === 'include'),
  };
}

/**
 * A finding may have been put away before its search was. Then it stays away as long as the search does: it still
 * follows from it.
 *
 * @throws DomainError conflict `quarantine.held_by_its_search`
 */
async function refuseHeldBySearch(tx: EntityManager, rows: readonly Quarantine[]): Promise<void> {
  const things = rows.map(({ thingId }) => thingId);
  const findings = await tx.findBy(FilteredFinding, { id: In(things) });
  const searches = findings
    .map(({ searchId }) => searchId)
    .filter((id) => id !== null)
    .filter((id) => !things.includes(id));
  const held = await tx.findBy(Quarantine, { thingId: In(searches), liftedAt: IsNull() });
  if (held.length === 0) return;
  throw conflict('quarantine.held_by_its_search', 'The search that brought this in is put away too.', {
    state: 'quarantined',
    missing: [
      {
        code: 'search',
        detail: 'Lift the quarantine of the search first: POST /v1/quarantines/{id}/lift.',
        related: held.map(({ id }) => id),
      },
    ],
  });
}

/** What was put away before stays as it is; the cause itself must be new. */
async function putAway(
  tx: EntityManager,
  actor: Actor,
  screening: Screening,
  request: PlaceQuarantine,
  things: readonly string[],
  now: Date,
): Promise<Quarantine[]> {
  const present = await tx.findBy(Quarantine, { thingId: In([...things]), liftedAt: IsNull() });
  const before = new Set(present.map(({ thingId }) => thingId));
  if (before.has(request.cause_id)) {
    throw conflict('quarantine.exists', 'This was put away before.', { state: 'quarantined' });
  }
  const rows = things
    .filter((thing) => !before.has(thing))
    .map((thing) =>
      tx.create(Quarantine, {
        id: newId('quarantine', now),
        requisitionId: screening.requisitionId,
        screeningId: screening.id,
        causeId: request.cause_id,
        thingId: thing,
        incidentId: request.incident_id,
        placedBy: actor.accountId,
        placedAt: now,
        liftedBy: null,
        liftedAt: null,
        liftReason: null,
      }),
    );
  await tx.insert(Quarantine, rows);
  return rows;
}
