import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, type EntityManager, In } from 'typeorm';
import type { Actor } from '../../kernel/actor.js';
import { notFound } from '../../kernel/domain-error.js';
import { requireDuty } from '../../screenings/assignments/require-duty.js';
import { Candidate } from '../../screenings/candidates/candidate.entity.js';
import { Checklist } from '../../screenings/checklists/checklist.entity.js';
import { Requisition } from '../../screenings/requisitions/requisition.entity.js';
import { Screening } from '../../screenings/screenings/screening.entity.js';
import { SearchRecord } from '../../screenings/steps/search-record.entity.js';
import { StepResult } from '../../screenings/steps/step-result.entity.js';
import { type UniformityView, uniformityView } from './uniformity.dto.js';
import { deviations, type PerformedScreening, type PerformedStep } from './uniformity.js';

/** Answers "was the vetting of this requisition uniform?" from what floor 2 recorded. */
@Injectable()
export class UniformityService {
  constructor(@InjectDataSource('auditor') private readonly room: DataSource) {}

  async report(actor: Actor, requisitionId: string): Promise<UniformityView> {
    return this.room.transaction('REPEATABLE READ', async (tx) => {
      const requisition = await tx.findOneBy(Requisition, { id: requisitionId });
      if (requisition === null) throw notFound('requisition');
      if (!actor.roles.includes('auditor')) {
        await requireDuty(tx, actor, requisitionId, ['coordinator'], 'requisition');
      }
      const checklist = await tx.findOneByOrFail(Checklist, { id: requisition.checklistId });
      const performed = await performedScreenings(tx, requisitionId, checklist);
      const found = deviations(checklist.id, checklist.steps, performed);
      return uniformityView(requisitionId, checklist.id, performed, found);
    });
  }
}

async function performedScreenings(
  tx: EntityManager,
  requisitionId: string,
  checklist: Checklist,
): Promise<PerformedScreening[]> {
  const screenings = await tx.find(Screening, { where: { requisitionId }, order: { id: 'ASC' } });
  const screeningIds = screenings.map((screening) => screening.id);
  const candidates = await tx.findBy(Candidate, {
    id: In(screenings.map((screening) => screening.candidateId)),
  });
  const references = new Map(candidates.map((candidate) => [candidate.id, candidate.reference]));
  const results = groupBy(await tx.findBy(StepResult, { screeningId: In(screeningIds) }));
  const searches = groupBy(await tx.findBy(SearchRecord, { screeningId: In(screeningIds) }));

  return screenings.map((screening) => ({
    screeningId: screening.id,
    candidateReference: references.get(screening.candidateId) ?? '',
    checklistId: screening.checklistId,
    steps: checklist.steps.map((step) =>
      performedStep(step.key, results.get(screening.id) ?? [], searches.get(screening.id) ?? []),
    ),
  }));
}

function performedStep(
  key: string,
  results: readonly StepResult[],
  searches: readonly SearchRecord[],
): PerformedStep {
  const result = results.find((candidate) => candidate.stepKey === key);
  const ofStep = searches.filter((search) => search.stepKey === key);
  return {
    key,
    outcome: result?.outcome ?? null,
    approved: (result?.approvedAt ?? null) !== null,
    minutesSpent: result?.minutesSpent ?? 0,
    searches: ofStep.length,
    sourcesSearched: [...new Set(ofStep.map((search) => search.source))].sort(),
    firstSearchAt: ofStep.reduce<Date | null>(
      (first, { startedAt }) => (first === null || startedAt < first ? startedAt : first),
      null,
    ),
  };
}

function groupBy<T extends { readonly screeningId: string }>(rows: readonly T[]): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const row of rows) {
    const group = groups.get(row.screeningId);
    if (group === undefined) groups.set(row.screeningId, [row]);
    else group.push(row);
  }
  return groups;
}
