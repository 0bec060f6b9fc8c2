import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, type EntityManager, IsNull, Not } from 'typeorm';
import type { Actor } from '../../kernel/actor.js';
import { conflict, DomainError, notFound } from '../../kernel/domain-error.js';
import { act } from '../../platform/database/act.js';
import { readPage } from '../../platform/database/read-page.js';
import { hrefOf, type Page, type PageQuery } from '../../platform/http/pagination.js';
import { LedgerAppender } from '../../platform/ledger/ledger-appender.js';
import { findAccounts, requireAccountWithRole } from '../accounts/find-account.js';
import { reportConflict } from '../incidents/report-conflict.js';
import { isRefusedBy } from '../refused-by.js';
import { lockRequisitionFor, requireOpen } from '../requisitions/find-requisition.js';
import { Requisition } from '../requisitions/requisition.entity.js';
import { assignDuty, CONFLICT_OF_DUTIES, conflictOfDuties } from './assign-duty.js';
import { type AssignDuty, type AssignmentView, assignmentView } from './assignment.dto.js';
import { Assignment } from './assignment.entity.js';
import { requireDuty } from './require-duty.js';
import { requireSight } from './sight.js';

/** The database's own refusal of the same thing, for two requests at once (migration create-screenings). */
const ONE_SIDE_TRIGGER = 'assignment_one_side';

/** Who does what in a requisition: the place where the wall between preparing and deciding is built. */
@Injectable()
export class AssignmentsService {
  constructor(
    @InjectDataSource('screenings') private readonly room: DataSource,
    private readonly ledger: LedgerAppender,
  ) {}

  /** Refused when it would put somebody on both sides; that attempt is an incident, kept though the act is not. */
  async assign(actor: Actor, requisitionId: string, request: AssignDuty): Promise<AssignmentView> {
    try {
      return await this.assignInOneAct(actor, requisitionId, request);
    } catch (refusal) {
      if (!isConflictOfDuties(refusal)) throw refusal;
      const incident = await this.room.transaction((tx) =>
        reportConflict(tx, this.ledger, requisitionId, request.account_id),
      );
      throw conflictOfDuties(incident.id);
    }
  }

  async end(actor: Actor, assignmentId: string): Promise<AssignmentView> {
    return act(this.room, async (tx) => {
      const known = await tx.findOneBy(Assignment, { id: assignmentId });
      if (known === null) throw notFound('assignment');
      await requireDuty(tx, actor, known.requisitionId, ['coordinator'], 'assignment');
      await lockRequisitionFor(tx, actor, known.requisitionId, ['coordinator']);
      const assignment = await tx.findOneByOrFail(Assignment, { id: assignmentId });
      if (assignment.endedAt !== null) {
        throw conflict('assignment.already_ended', 'This assignment has ended already.', { state: 'ended' });
      }
      if (assignment.duty === 'coordinator') await requireAnotherCoordinator(tx, assignment);
      assignment.endedBy = actor.accountId;
      assignment.endedAt = new Date();
      await tx.update(
        Assignment,
        { id: assignmentId },
        { endedBy: assignment.endedBy, endedAt: assignment.endedAt },
      );
      await this.ledger.append(tx, {
        actor: actor.accountId,
        kind: 'assignment.ended',
        body: {
          assignment_id: assignmentId,
          requisition_id: assignment.requisitionId,
          account_id: assignment.accountId,
          duty: assignment.duty,
        },
      });
      return assignmentView(assignment);
    });
  }

  async list(actor: Actor, requisitionId: string, page: PageQuery): Promise<Page<AssignmentView>> {
    const tx = this.room.manager;
    await requireSight(tx, actor, requisitionId, ['coordinator'], 'requisition');
    if (!(await tx.existsBy(Requisition, { id: requisitionId }))) throw notFound('requisition');
    const found = tx.createQueryBuilder(Assignment, 'thing').where({ requisitionId });
    const href = hrefOf(`/v1/requisitions/${requisitionId}/assignments`);
    return readPage(found, 'assignment', page, assignmentView, href);
  }

  private async assignInOneAct(
    actor: Actor,
    requisitionId: string,
    request: AssignDuty,
  ): Promise<AssignmentView> {
    return act(this.room, async (tx) => {
      requireOpen(await lockRequisitionFor(tx, actor, requisitionId, ['coordinator']));
      await requireAccountWithRole(tx, request.account_id, [request.duty]);
      const assignment = await assignDuty(
        tx,
        actor,
        requisitionId,
        request.account_id,
        request.duty,
        new Date(),
      );
      await this.ledger.append(tx, {
        actor: actor.accountId,
        kind: 'assignment.made',
        body: {
          assignment_id: assignment.id,
          requisition_id: requisitionId,
          account_id: assignment.accountId,
          duty: assignment.duty,
        },
      });
      return assignmentView(assignment);
    });
  }
}

function isConflictOfDuties(refusal: unknown): boolean {
  if (refusal instanceof DomainError) return refusal.code === CONFLICT_OF_DUTIES;
  return isRefusedBy(refusal, ONE_SIDE_TRIGGER);
}

/** A requisition without a coordinator who can act could never be changed, released or closed again. */
async function requireAnotherCoordinator(tx: EntityManager, ending: Assignment): Promise<void> {
  const others = await tx.findBy(Assignment, {
    requisitionId: ending.requisitionId,
    duty: 'coordinator',
    endedAt: IsNull(),
    id: Not(ending.id),
  });
  const accounts = await findAccounts(
    tx,
    others.map((assignment) => assignment.accountId),
  );
  if (accounts.some((account) => account.enabled && account.roles.includes('coordinator'))) return;
  throw conflict('assignment.last_coordinator', 'A requisition keeps at least one coordinator.', {
    missing: [
      {
        code: 'coordinator',
        detail: `Assign another first: POST /v1/requisitions/${ending.requisitionId}/assignments`,
        related: [ending.requisitionId],
      },
    ],
  });
}
