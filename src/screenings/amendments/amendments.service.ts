import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, type EntityManager, In } from 'typeorm';
import type { Actor } from '../../kernel/actor.js';
import { conflict, invalid, notFound } from '../../kernel/domain-error.js';
import { newId } from '../../kernel/ids.js';
import { act } from '../../platform/database/act.js';
import { readPage } from '../../platform/database/read-page.js';
import { hrefOf, type Page, type PageQuery } from '../../platform/http/pagination.js';
import { LedgerAppender } from '../../platform/ledger/ledger-appender.js';
import type { Duty } from '../assignments/duties.js';
import { requireSight } from '../assignments/sight.js';
import { Checklist } from '../checklists/checklist.entity.js';
import { checklistOf } from '../checklists/checklist-of.js';
import { stepsDigest } from '../checklists/steps-digest.js';
import { lockRequisitionFor, requireOpen } from '../requisitions/find-requisition.js';
import { Requisition } from '../requisitions/requisition.entity.js';
import { lockScreenings } from '../requisitions/screenings-of.js';
import {
  type AmendChecklist,
  type AmendmentView,
  amendmentView,
  type ChecklistDifferenceView,
  differenceView,
} from './amendment.dto.js';
import { ChecklistAmendment } from './amendment.entity.js';
import { type ChecklistDifference, checklistDifference, reopenedBy } from './checklist-difference.js';
import { endResults, moveScreenings } from './reopen-steps.js';

const READERS: readonly Duty[] = ['coordinator', 'screener', 'reviewer'];

/** Changes a locked checklist for all candidates of a requisition or for none (city policy B9). */
@Injectable()
export class AmendmentsService {
  constructor(
    @InjectDataSource('screenings') private readonly room: DataSource,
    private readonly ledger: LedgerAppender,
  ) {}

  async amend(actor: Actor, requisitionId: string, request: AmendChecklist): Promise<AmendmentView> {
    return act(this.room, async (tx) => {
      const requisition = await lockRequisitionFor(tx, actor, requisitionId, ['coordinator']);
      requireOpen(requisition);
      const present = await checklistOf(tx, requisition.checklistId);
      const next = await tx.findOneBy(Checklist, { id: request.checklist_id });
      if (next === null) throw invalid('checklist_id', 'There is no such checklist.');
      requireLater(present, next);
      const difference = checklistDifference(present.steps, next.steps);
      const screenings = await lockScreenings(tx, requisitionId);
      // Only now: whatever was searched before the locks were ours was searched under the earlier version.
      const now = new Date();
      const amendment = tx.create(ChecklistAmendment, {
        id: newId('amendment', now),
        requisitionId,
        fromChecklistId: present.id,
        toChecklistId: next.id,
        reason: request.reason,
        reopenedSteps: reopenedBy(difference),
        amendedBy: actor.accountId,
        amendedAt: now,
      });
      await tx.insert(ChecklistAmendment, amendment);
      const stages = await moveScreenings(tx, screenings, amendment);
      const ended = await endResults(tx, amendment, difference.removed);
      await tx.update(
        Requisition,
        { id: requisitionId },
        { checklistId: next.id, version: requisition.version + 1 },
      );
      await this.ledger.append(tx, {
        actor: actor.accountId,
        kind: 'checklist.amended',
        body: {
          amendment_id: amendment.id,
          requisition_id: requisitionId,
          checklist_before: present.id,
          checklist_after: next.id,
          steps_digest_before: stepsDigest(present.steps),
          steps_digest_after: stepsDigest(next.steps),
          reason: amendment.reason,
          reopened_steps: amendment.reopenedSteps,
          removed_steps: [...difference.removed],
          reopened_screenings: stages,
          results_ended: ended,
        },
      });
      return amendmentView(amendment, difference);
    });
  }

  async difference(_actor: Actor, checklistId: string, since: string): Promise<ChecklistDifferenceView> {
    const tx = this.room.manager;
    const after = await tx.findOneBy(Checklist, { id: checklistId });
    if (after === null) throw notFound('checklist');
    const before = await tx.findOneBy(Checklist, { id: since });
    if (before === null) throw invalid('since', 'There is no such checklist.');
    return differenceView(before.id, after.id, checklistDifference(before.steps, after.steps));
  }

  async list(actor: Actor, requisitionId: string, page: PageQuery): Promise<Page<AmendmentView>> {
    const tx = this.room.manager;
    await requireSight(tx, actor, requisitionId, READERS, 'requisition');
    if (!(await tx.existsBy(Requisition, { id: requisitionId }))) throw notFound('requisition');
    const steps = await checklistsOf(tx, requisitionId);
    const found = tx.createQueryBuilder(ChecklistAmendment, 'thing').where({ requisitionId });
    const href = hrefOf(`/v1/requisitions/${requisitionId}/checklist-amendments`);
    return readPage(found, 'amendment', page, (it) => amendmentView(it, differenceOf(it, steps)), href);
  }
}

/** The versions that the amendments of a requisition name, by id. */
async function checklistsOf(tx: EntityManager, requisitionId: string): Promise<Map<string, Checklist>> {
  const amendments = await tx.findBy(ChecklistAmendment, { requisitionId });
  const ids = amendments.flatMap((it) => [it.fromChecklistId, it.toChecklistId]);
  const checklists = await tx.findBy(Checklist, { id: In([...new Set(ids)]) });
  return new Map(checklists.map((checklist) => [checklist.id, checklist]));
}

function differenceOf(
  amendment: ChecklistAmendment,
  checklists: ReadonlyMap<string, Checklist>,
): ChecklistDifference {
  const stepsOf = (id: string) => checklists.get(id)?.steps ?? [];
  return checklistDifference(stepsOf(amendment.fromChecklistId), stepsOf(amendment.toChecklistId));
}

/** @throws DomainError conflict `amendment.not_a_later_version` */
function requireLater(present: Checklist, next: Checklist): void {
  if (next.name === present.name && next.version > present.version) return;
  throw conflict(
    'amendment.not_a_later_version',
    `Send a version of “${present.name}” after ${present.version}: publish it with POST /v1/checklists under the same ` +
      'name. An amendment never changes to another checklist, nor back.',
    { state: `version ${present.version}` },
  );
}
