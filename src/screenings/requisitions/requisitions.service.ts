import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, type EntityManager, In } from 'typeorm';
import type { Actor } from '../../kernel/actor.js';
import { conflict, invalid, notFound } from '../../kernel/domain-error.js';
import { newId } from '../../kernel/ids.js';
import { act } from '../../platform/database/act.js';
import { readPage } from '../../platform/database/read-page.js';
import { requireVersion } from '../../platform/http/etag.js';
import { hrefOf, type Page } from '../../platform/http/pagination.js';
import { LedgerAppender } from '../../platform/ledger/ledger-appender.js';
import { assignDuty } from '../assignments/assign-duty.js';
import type { Duty } from '../assignments/duties.js';
import { requireSight, requisitionsInSight } from '../assignments/sight.js';
import { Checklist } from '../checklists/checklist.entity.js';
import { packName, packsFor, pinnedPacks, pinPacks } from '../policy/pinned-packs.js';
import { nextReference } from '../references.js';
import { criteriaOf } from './criteria-of.js';
import { lockRequisitionFor, requireOpen } from './find-requisition.js';
import {
  type ChangeRequisition,
  type OpenRequisition,
  type RequisitionDetailView,
  type RequisitionsQuery,
  type RequisitionView,
  requisitionDetailView,
  requisitionView,
} from './requisition.dto.js';
import { Requisition } from './requisition.entity.js';
import { type Lock, lockAgainst } from './requisition-locks.js';
import { lockScreenings, moveToChecklist } from './screenings-of.js';
import { insertCriteria, replaceCriteria } from './write-criteria.js';

/** Hiring managers know their requisitions from their packets alone. */
const READERS: readonly Duty[] = ['coordinator', 'screener', 'reviewer'];

/** How many screenings a refusal names. */
const MAX_NAMED = 20;

const LOCK_MESSAGES: { readonly [lock in Lock]: string } = {
  criteria_locked:
    'Candidates are screened against the criteria already; open a new requisition for other ones.',
  checklist_locked:
    'A screening has started under the present checklist, so it holds for every candidate; open a new requisition.',
};

/** Openings: what for, by which criteria, under which checklist. */
@Injectable()
export class RequisitionsService {
  constructor(
    @InjectDataSource('screenings') private readonly room: DataSource,
    private readonly ledger: LedgerAppender,
  ) {}

  async open(actor: Actor, request: OpenRequisition): Promise<RequisitionDetailView> {
    return act(this.room, async (tx) => {
      const now = new Date();
      await requireChecklist(tx, request.checklist_id);
      const packs = packsFor(request.jurisdiction, now);
      const requisition = tx.create(Requisition, {
        id: newId('requisition', now),
        reference: await nextReference(tx, 'requisition'),
        title: request.title,
        jurisdiction: request.jurisdiction,
        agencyType: request.agency_type,
        checklistId: request.checklist_id,
        releasePolicy: request.release_policy ?? 'individual',
        state: 'open',
        version: 1,
        openedBy: actor.accountId,
        openedAt: now,
        closedAt: null,
      });
      await tx.insert(Requisition, requisition);
      await pinPacks(tx, requisition.id, packs, actor.accountId, now);
      const criteria = await insertCriteria(tx, requisition.id, request.criteria, now);
      const assignment = await assignDuty(tx, actor, requisition.id, actor.accountId, 'coordinator', now);
      await this.ledger.append(tx, {
        actor: actor.accountId,
        kind: 'requisition.opened',
        body: {
          requisition_id: requisition.id,
          reference: requisition.reference,
          jurisdiction: requisition.jurisdiction,
          policy_packs: packs.map(packName),
          agency_type: requisition.agencyType,
          checklist_id: requisition.checklistId,
          release_policy: requisition.releasePolicy,
          criterion_ids: criteria.map((criterion) => criterion.id),
          assignment_id: assignment.id,
        },
      });
      return requisitionDetailView(requisition, criteria, packs);
    });
  }

  async change(
    actor: Actor,
    requisitionId: string,
    request: ChangeRequisition,
    ifMatch: string | null,
  ): Promise<RequisitionDetailView> {
    return act(this.room, async (tx) => {
      const requisition = await lockRequisitionFor(tx, actor, requisitionId, ['coordinator']);
      requireVersion(ifMatch, requisition.version);
      requireOpen(requisition);
      const { title, criteria, checklist_id: checklistId } = request;
      const changed = [
        ...(title === undefined ? [] : ['title']),
        ...(criteria === undefined ? [] : ['criteria']),
        ...(checklistId === undefined ? [] : ['checklist_id']),
      ];
      if (changed.length === 0)
        throw invalid('title', 'Send at least one of title, criteria and checklist_id.');
      const screenings = await lockScreenings(tx, requisitionId);
      const stages = screenings.map((screening) => screening.stage);
      const lock = lockAgainst(
        { criteria: criteria !== undefined, checklist: checklistId !== undefined },
        stages,
      );
      if (lock !== null) {
        throw conflict(`requisition.${lock}`, LOCK_MESSAGES[lock], {
          state: requisition.state,
          missing: [
            {
              code: lock,
              detail: 'These screenings hold it.',
              related: screenings.slice(0, MAX_NAMED).map((screening) => screening.id),
            },
          ],
        });
      }
      const before = requisition.checklistId;
      if (title !== undefined) requisition.title = title;
      if (criteria !== undefined) await replaceCriteria(tx, requisitionId, criteria);
      if (checklistId !== undefined) {
        await requireChecklist(tx, checklistId);
        requisition.checklistId = checklistId;
        await moveToChecklist(tx, screenings, checklistId);
      }
      requisition.version += 1;
      await tx.update(
        Requisition,
        { id: requisitionId },
        { title: requisition.title, checklistId: requisition.checklistId, version: requisition.version },
      );
      const now = await criteriaOf(tx, requisitionId);
      await this.ledger.append(tx, {
        actor: actor.accountId,
        kind: 'requisition.changed',
        body: {
          requisition_id: requisitionId,
          changed,
          version_before: requisition.version - 1,
          version: requisition.version,
          checklist_before: before,
          checklist_after: requisition.checklistId,
          criterion_ids: now.map((criterion) => criterion.id),
        },
      });
      return requisitionDetailView(requisition, now, await pinnedPacks(tx, requisitionId));
    });
  }

  async close(actor: Actor, requisitionId: string): Promise<RequisitionDetailView> {
    return act(this.room, async (tx) => {
      const requisition = await lockRequisitionFor(tx, actor, requisitionId, ['coordinator']);
      requireOpen(requisition);
      requisition.state = 'closed';
      requisition.closedAt = new Date();
      requisition.version += 1;
      await tx.update(
        Requisition,
        { id: requisitionId },
        { state: requisition.state, closedAt: requisition.closedAt, version: requisition.version },
      );
      await this.ledger.append(tx, {
        actor: actor.accountId,
        kind: 'requisition.closed',
        body: { requisition_id: requisitionId, before: 'open', after: 'closed' },
      });
      return detailOf(tx, requisition);
    });
  }

  async list(actor: Actor, query: RequisitionsQuery): Promise<Page<RequisitionView>> {
    const tx = this.room.manager;
    const visible = await requisitionsInSight(tx, actor, READERS);
    const found = tx.createQueryBuilder(Requisition, 'thing');
    if (visible !== null) found.andWhere({ id: In(visible) });
    if (query.state !== undefined) found.andWhere({ state: query.state });
    const href = hrefOf('/v1/requisitions', { state: query.state });
    return readPage(found, 'requisition', query, requisitionView, href);
  }

  async get(actor: Actor, requisitionId: string): Promise<RequisitionDetailView> {
    const tx = this.room.manager;
    await requireSight(tx, actor, requisitionId, READERS, 'requisition');
    const requisition = await tx.findOneBy(Requisition, { id: requisitionId });
    if (requisition === null) throw notFound('requisition');
    return detailOf(tx, requisition);
  }
}

async function detailOf(tx: EntityManager, requisition: Requisition): Promise<RequisitionDetailView> {
  const criteria = await criteriaOf(tx, requisition.id);
  return requisitionDetailView(requisition, criteria, await pinnedPacks(tx, requisition.id));
}

async function requireChecklist(tx: EntityManager, checklistId: string): Promise<void> {
  const known = await tx.existsBy(Checklist, { id: checklistId });
  if (!known) throw invalid('checklist_id', 'There is no such checklist.');
}
