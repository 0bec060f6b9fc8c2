import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, type EntityManager } from 'typeorm';
import type { Actor } from '../../kernel/actor.js';
import { conflict, invalid, notFound } from '../../kernel/domain-error.js';
import { newId } from '../../kernel/ids.js';
import { act } from '../../platform/database/act.js';
import { readPage } from '../../platform/database/read-page.js';
import { hrefOf, type Page, type PageQuery } from '../../platform/http/pagination.js';
import { LedgerAppender } from '../../platform/ledger/ledger-appender.js';
import { reopenedSteps, standingSearches } from '../amendments/reopenings.js';
import type { Duty } from '../assignments/duties.js';
import { requireAuthorization } from '../authorizations/require-authorization.js';
import type { ChecklistStep } from '../checklists/checklist.entity.js';
import { requireConsent } from '../consents/require-consent.js';
import { findScreeningFor, findScreeningInSight, moveStage } from '../screenings/find-screening.js';
import { Screening } from '../screenings/screening.entity.js';
import { keepPast } from './keep-past.js';
import { removedStepViews } from './past-step-result.dto.js';
import { PastStepResult } from './past-step-result.entity.js';
import { refuseOwnScreening, requireApprovable } from './require-approvable.js';
import { type SearchOutlineView, searchOutlineView } from './search-outline.dto.js';
import { SearchRecord } from './search-record.entity.js';
import {
  type RecordStepResult,
  type StepMatrixView,
  type StepResultView,
  stepResultView,
  stepStateView,
} from './step.dto.js';
import { missingSources, reasonProblem, type StepState } from './step-completeness.js';
import { StepResult } from './step-result.entity.js';
import { stepsOf } from './steps-of.js';

const READERS: readonly Duty[] = ['coordinator', 'screener', 'reviewer'];

/** How each step of the checklist ended for a candidate, and that nobody waives a step alone. */
@Injectable()
export class StepsService {
  constructor(
    @InjectDataSource('screenings') private readonly room: DataSource,
    private readonly ledger: LedgerAppender,
  ) {}

  /** While gathering goes on, a new result takes the place of the earlier one, and its approval is void. */
  async record(
    actor: Actor,
    screeningId: string,
    stepKey: string,
    request: RecordStepResult,
  ): Promise<StepResultView> {
    return act(this.room, async (tx) => {
      const now = new Date();
      await findScreeningFor(tx, actor, screeningId, ['screener']);
      await requireAuthorization(tx, actor, now);
      await requireConsent(tx, screeningId);
      await moveStage(tx, screeningId, 'step_recorded');
      // Read after the stage is locked: until the first result, the checklist may still change.
      const screening = await tx.findOneByOrFail(Screening, { id: screeningId });
      const state = await requireStep(tx, screening, stepKey);
      const reason = request.reason ?? null;
      const problem = reasonProblem(request.outcome, reason);
      if (problem !== null) throw invalid('reason', problem);
      if (request.outcome === 'done') await requireSearches(tx, screening, state.step);
      const earlier = state.result;
      const result = tx.create(StepResult, {
        id: earlier?.id ?? newId('step_result', now),
        screeningId,
        stepKey,
        outcome: request.outcome,
        reason,
        minutesSpent: request.minutes_spent,
        recordedBy: actor.accountId,
        recordedAt: now,
        approvedBy: null,
        approvedAt: null,
      });
      if (earlier !== null) await keepPast(tx, earlier, now);
      await tx.upsert(StepResult, result, ['id']);
      await tx.increment(Screening, { id: screeningId }, 'version', 1);
      await this.ledger.append(tx, {
        actor: actor.accountId,
        kind: 'step.recorded',
        body: {
          step_result_id: result.id,
          screening_id: screeningId,
          requisition_id: screening.requisitionId,
          checklist_id: screening.checklistId,
          step_key: stepKey,
          before: earlier?.outcome ?? null,
          after: result.outcome,
          reason,
          minutes_spent: result.minutesSpent,
        },
      });
      return stepResultView(result);
    });
  }

  async approve(actor: Actor, stepResultId: string): Promise<StepResultView> {
    return act(this.room, async (tx) => {
      const known = await tx.findOneBy(StepResult, { id: stepResultId });
      if (known === null) throw notFound('step_result');
      const { screeningId } = known;
      const screening = await findScreeningFor(tx, actor, screeningId, ['coordinator'], 'step_result');
      await moveStage(tx, screeningId, 'step_approved');
      // Read after the stage is locked: what is approved is the result that stands, not one replaced meanwhile.
      const result = await tx.findOneBy(StepResult, { id: stepResultId });
      if (result === null) throw notFound('step_result');
      requireApprovable(result, actor);
      await refuseOwnScreening(tx, actor, screeningId);
      result.approvedBy = actor.accountId;
      result.approvedAt = new Date();
      await tx.update(
        StepResult,
        { id: stepResultId },
        { approvedBy: result.approvedBy, approvedAt: result.approvedAt },
      );
      await tx.increment(Screening, { id: screeningId }, 'version', 1);
      await this.ledger.append(tx, {
        actor: actor.accountId,
        kind: 'step.approved',
        body: {
          step_result_id: stepResultId,
          screening_id: screeningId,
          requisition_id: screening.requisitionId,
          step_key: result.stepKey,
          outcome: result.outcome,
          reason: result.reason,
          recorded_by: result.recordedBy,
        },
      });
      return stepResultView(result);
    });
  }

  async matrix(actor: Actor, screeningId: string): Promise<StepMatrixView> {
    const tx = this.room.manager;
    const screening = await findScreeningInSight(tx, actor, screeningId, READERS);
    const states = await stepsOf(tx, screening);
    const reopened = await reopenedSteps(tx, screening.requisitionId);
    const searches = standingSearches(await tx.findBy(SearchRecord, { screeningId }), reopened);
    const past = await tx.find(PastStepResult, { where: { screeningId }, order: { recordedAt: 'ASC' } });
    return {
      object: 'step_matrix',
      screening_id: screeningId,
      checklist_id: screening.checklistId,
      steps: states.map((state) => stepStateView(state, searches, past)),
      removed_steps: removedStepViews(states, past),
    };
  }

  async searches(actor: Actor, screeningId: string, page: PageQuery): Promise<Page<SearchOutlineView>> {
    const tx = this.room.manager;
    await findScreeningInSight(tx, actor, screeningId, READERS);
    const found = tx.createQueryBuilder(SearchRecord, 'thing').where({ screeningId });
    const href = hrefOf(`/v1/screenings/${screeningId}/searches`);
    return readPage(found, 'search', page, searchOutlineView, href);
  }
}

async function requireStep(tx: EntityManager, screening: Screening, stepKey: string): Promise<StepState> {
  const states = await stepsOf(tx, screening);
  const state = states.find(({ step }) => step.key === stepKey);
  if (state === undefined) throw notFound('step');
  return state;
}

/** @throws DomainError conflict `step_result.searches_missing`, naming each source nobody searched */
async function requireSearches(tx: EntityManager, screening: Screening, step: ChecklistStep): Promise<void> {
  const { id: screeningId, requisitionId } = screening;
  const searches = await tx.findBy(SearchRecord, { screeningId, stepKey: step.key });
  const missing = missingSources(step, standingSearches(searches, await reopenedSteps(tx, requisitionId)));
  if (missing.length === 0) return;
  throw conflict('step_result.searches_missing', 'A step is done when each of its sources was searched.', {
    missing: missing.map((source) => ({
      code: 'search',
      detail: `No search in ${source} is logged: POST /v1/screenings/${screeningId}/searches`,
      related: [screeningId],
    })),
  });
}
