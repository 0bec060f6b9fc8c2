import { type EntityManager, In } from 'typeorm';
import { notFound } from '../../kernel/domain-error.js';
import { ChecklistAmendment } from '../../screenings/amendments/amendment.entity.js';
import { Candidate } from '../../screenings/candidates/candidate.entity.js';
import { Checklist } from '../../screenings/checklists/checklist.entity.js';
import { digestedSteps, stepsDigest } from '../../screenings/checklists/steps-digest.js';
import { Criterion, Requisition } from '../../screenings/requisitions/requisition.entity.js';
import { Screening } from '../../screenings/screenings/screening.entity.js';
import { PastStepResult } from '../../screenings/steps/past-step-result.entity.js';
import { type RecordedStep, StepResult } from '../../screenings/steps/step-result.entity.js';
import { type BundleFile, jsonFile } from './bundle-file.js';

/** What floor 2 knows of a case. No online content and no name is in any of it. */
export interface CaseFacts {
  readonly screening: Screening;
  readonly candidate: Candidate;
  readonly requisition: Requisition;
  readonly criteria: readonly Criterion[];
  readonly amendments: readonly ChecklistAmendment[];
  readonly checklists: readonly Checklist[];
  readonly results: readonly StepResult[];
  readonly past: readonly PastStepResult[];
}

export async function readCase(tx: EntityManager, screeningId: string): Promise<CaseFacts> {
  const screening = await tx.findOneBy(Screening, { id: screeningId });
  if (screening === null) throw notFound('screening');
  const { requisitionId } = screening;
  const requisition = await tx.findOneByOrFail(Requisition, { id: requisitionId });
  const amendments = await tx.find(ChecklistAmendment, { where: { requisitionId }, order: { id: 'ASC' } });
  const versions = amendments.flatMap((it) => [it.fromChecklistId, it.toChecklistId]);
  const ids = [...new Set([screening.checklistId, requisition.checklistId, ...versions])];
  return {
    screening,
    requisition,
    amendments,
    candidate: await tx.findOneByOrFail(Candidate, { id: screening.candidateId }),
    criteria: await tx.find(Criterion, { where: { requisitionId }, order: { position: 'ASC' } }),
    checklists: await tx.find(Checklist, { where: { id: In(ids) }, order: { id: 'ASC' } }),
    results: await tx.find(StepResult, { where: { screeningId }, order: { id: 'ASC' } }),
    past: await tx.find(PastStepResult, {
      where: { screeningId },
      order: { stepResultId: 'ASC', recordedAt: 'ASC' },
    }),
  };
}

/** The files of a case, each built member by member. */
export function caseFiles(facts: CaseFacts): BundleFile[] {
  return [
    jsonFile('screening.json', screeningRecord(facts)),
    jsonFile('requisition.json', requisitionRecord(facts)),
    ...facts.checklists.map((it) => jsonFile(`checklists/${it.id}.json`, checklistRecord(it))),
    jsonFile('steps.json', {
      results: facts.results.map((it) => ({
        id: it.id,
        ...stepRecord(it),
        recorded_at: isoOf(it.recordedAt),
      })),
      past_results: facts.past.map((it) => ({
        id: it.stepResultId,
        ...stepRecord(it),
        recorded_at: isoOf(it.recordedAt),
        ended_at: isoOf(it.endedAt),
        amendment_id: it.amendmentId,
      })),
    }),
  ];
}

function screeningRecord({ screening, candidate }: CaseFacts) {
  return {
    id: screening.id,
    requisition_id: screening.requisitionId,
    candidate_id: screening.candidateId,
    candidate_reference: candidate.reference,
    purpose: screening.purpose,
    checklist_id: screening.checklistId,
    stage: screening.stage,
    opened_by: screening.openedBy,
    opened_at: isoOf(screening.openedAt),
  };
}

function requisitionRecord({ requisition, criteria, amendments }: CaseFacts) {
  return {
    id: requisition.id,
    reference: requisition.reference,
    title: requisition.title,
    jurisdiction: requisition.jurisdiction,
    checklist_id: requisition.checklistId,
    criteria: criteria.map(({ id, text }) => ({ id, text })),
    amendments: amendments.map((it) => ({
      id: it.id,
      checklist_before: it.fromChecklistId,
      checklist_after: it.toChecklistId,
      reason: it.reason,
      reopened_steps: it.reopenedSteps,
      amended_by: it.amendedBy,
      amended_at: isoOf(it.amendedAt),
    })),
  };
}

function checklistRecord(checklist: Checklist) {
  return {
    id: checklist.id,
    name: checklist.name,
    version: checklist.version,
    position_class: checklist.positionClass,
    steps: digestedSteps(checklist.steps),
    steps_digest: stepsDigest(checklist.steps),
    published_by: checklist.publishedBy,
    published_at: isoOf(checklist.publishedAt),
  };
}

function stepRecord(step: RecordedStep) {
  return {
    step_key: step.stepKey,
    outcome: step.outcome,
    reason: step.reason,
    minutes_spent: step.minutesSpent,
    recorded_by: step.recordedBy,
    approved_by: step.approvedBy,
    approved_at: step.approvedAt === null ? null : isoOf(step.approvedAt),
  };
}

function isoOf(at: Date): string {
  return at.toISOString();
}
