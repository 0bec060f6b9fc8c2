import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, In } from 'typeorm';
import type { Actor } from '../../kernel/actor.js';
import { conflict, DomainError, invalid } from '../../kernel/domain-error.js';
import { newId } from '../../kernel/ids.js';
import { act } from '../../platform/database/act.js';
import { readPage } from '../../platform/database/read-page.js';
import { hrefOf, type Page } from '../../platform/http/pagination.js';
import { LedgerAppender } from '../../platform/ledger/ledger-appender.js';
import type { Duty } from '../assignments/duties.js';
import { lockDuties, refuseSharedConflict, SHARED_CONFLICT } from '../assignments/shared-candidates.js';
import { requisitionsInSight } from '../assignments/sight.js';
import { requireAuthorization } from '../authorizations/require-authorization.js';
import { Candidate } from '../candidates/candidate.entity.js';
import { withoutBlind } from '../consistency/blind.js';
import { reportConflict } from '../incidents/report-conflict.js';
import { refusedAs } from '../refused-by.js';
import { lockRequisitionFor, requireOpen } from '../requisitions/find-requisition.js';
import { type StepState, stepsWithoutResult } from '../steps/step-completeness.js';
import { stepsOf } from '../steps/steps-of.js';
import { findScreeningFor, findScreeningInSight, moveStage } from './find-screening.js';
import {
  type OpenScreening,
  type ReopenScreening,
  type ScreeningDetailView,
  type ScreeningsQuery,
  type ScreeningView,
  screeningDetailView,
  screeningView,
} from './screening.dto.js';
import { Screening } from './screening.entity.js';

const READERS: readonly Duty[] = ['coordinator', 'screener', 'reviewer'];

/** One candidate in one requisition, from opening to review. What is found lies elsewhere. */
@Injectable()
export class ScreeningsService {
  constructor(
    @InjectDataSource('screenings') private readonly room: DataSource,
    private readonly ledger: LedgerAppender,
  ) {}

  /** Refused when a candidate would bring people on both sides along; that attempt is an incident for each of them. */
  async open(actor: Actor, request: OpenScreening): Promise<ScreeningDetailView> {
    try {
      return await refusedAs(this.openInOneAct(actor, request), 'screening_once', alreadyScreened);
    } catch (refusal) {
      await this.reportBothSides(request.requisition_id, refusal);
      throw refusal;
    }
  }

  private async reportBothSides(requisitionId: string, refusal: unknown): Promise<void> {
    if (!(refusal instanceof DomainError) || refusal.code !== SHARED_CONFLICT) return;
    const accounts = (refusal.details.missing ?? []).flatMap(({ related }) => related ?? []);
    for (const accountId of accounts) {
      await this.room.transaction((tx) => reportConflict(tx, this.ledger, requisitionId, accountId));
    }
  }

  private async openInOneAct(actor: Actor, request: OpenScreening): Promise<ScreeningDetailView> {
    return act(this.room, async (tx) => {
      const now = new Date();
      // Under the lock the requisition's checklist can't change before this screening has taken it over.
      const requisition = await lockRequisitionFor(tx, actor, request.requisition_id, ['coordinator']);
      requireOpen(requisition);
      const candidate = await tx.findOneBy(Candidate, { id: request.candidate_id });
      if (candidate === null) throw invalid('candidate_id', 'There is no such candidate.');
      const pair = { requisitionId: requisition.id, candidateId: candidate.id };
      if (await tx.existsBy(Screening, pair)) throw alreadyScreened();
      await lockDuties(tx);
      await refuseSharedConflict(tx, candidate.id, requisition.id);
      const screening = tx.create(Screening, {
        id: newId('screening', now),
        requisitionId: requisition.id,
        candidateId: candidate.id,
        checklistId: requisition.checklistId,
        purpose: 'selection',
        stage: 'opened',
        version: 1,
        openedBy: actor.accountId,
        openedAt: now,
      });
      await tx.insert(Screening, screening);
      await this.ledger.append(tx, {
        actor: actor.accountId,
        kind: 'screening.opened',
        body: {
          screening_id: screening.id,
          requisition_id: requisition.id,
          candidate_id: candidate.id,
          checklist_id: screening.checklistId,
        },
      });
      return screeningDetailView(screening, await stepsOf(tx, screening));
    });
  }

  async list(actor: Actor, query: ScreeningsQuery): Promise<Page<ScreeningView>> {
    const tx = this.room.manager;
    const visible = await requisitionsInSight(tx, actor, READERS);
    const found = tx.createQueryBuilder(Screening, 'thing');
    if (visible !== null) {
      found.andWhere({ requisitionId: In(visible) });
      withoutBlind(found, actor);
    }
    if (query.requisition_id !== undefined) found.andWhere({ requisitionId: query.requisition_id });
    if (query.stage !== undefined) found.andWhere({ stage: query.stage });
    const { requisition_id, stage } = query;
    const href = hrefOf('/v1/screenings', { requisition_id, stage });
    return readPage(found, 'screening', query, screeningView, href);
  }

  async get(actor: Actor, screeningId: string): Promise<ScreeningDetailView> {
    const tx = this.room.manager;
    const screening = await findScreeningInSight(tx, actor, screeningId, READERS);
    return screeningDetailView(screening, await stepsOf(tx, screening));
  }

  /** Ends gathering. Steps that were waived may still wait for approval: a release gate asks for that. */
  async complete(actor: Actor, screeningId: string): Promise<ScreeningDetailView> {
    return act(this.room, async (tx) => {
      await findScreeningFor(tx, actor, screeningId, ['screener']);
      await requireAuthorization(tx, actor, new Date());
      const stages = await moveStage(tx, screeningId, 'gathering_completed');
      const screening = await tx.findOneByOrFail(Screening, { id: screeningId });
      const steps = await stepsOf(tx, screening);
      requireEveryResult(steps);
      await this.ledger.append(tx, {
        actor: actor.accountId,
        kind: 'screening.completed',
        body: { ...idsOf(screening), ...stages },
      });
      return screeningDetailView(screening, steps);
    });
  }

  async reopen(actor: Actor, screeningId: string, request: ReopenScreening): Promise<ScreeningDetailView> {
    return act(this.room, async (tx) => {
      await findScreeningFor(tx, actor, screeningId, ['coordinator']);
      const stages = await moveStage(tx, screeningId, 'gathering_reopened');
      const screening = await tx.findOneByOrFail(Screening, { id: screeningId });
      await this.ledger.append(tx, {
        actor: actor.accountId,
        kind: 'screening.reopened',
        body: { ...idsOf(screening), ...stages, reason: request.reason },
      });
      return screeningDetailView(screening, await stepsOf(tx, screening));
    });
  }
}

function idsOf(screening: Screening) {
  return { screening_id: screening.id, requisition_id: screening.requisitionId };
}

function alreadyScreened() {
  return conflict('screening.exists', 'This candidate has a screening in this requisition already.');
}

/** @throws DomainError conflict `screening.steps_missing`, naming each step without a result */
function requireEveryResult(steps: readonly StepState[]): void {
  const missing = stepsWithoutResult(steps);
  if (missing.length === 0) return;
  throw conflict('screening.steps_missing', 'Every step of the checklist needs a result first.', {
    state: 'gathering',
    missing: missing.map((step) => ({
      code: 'step_result',
      detail: `Step ${step.key} (${step.title}) has no result: done, not_applicable or waived.`,
    })),
  });
}
