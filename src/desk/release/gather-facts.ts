import { type EntityManager, Not } from 'typeorm';
import type { Authorization } from '../../screenings/authorizations/authorization.entity.js';
import { authorizationsOf, inForceAt } from '../../screenings/authorizations/require-authorization.js';
import { Checklist } from '../../screenings/checklists/checklist.entity.js';
import { Consent } from '../../screenings/consents/consent.entity.js';
import type { Requisition } from '../../screenings/requisitions/requisition.entity.js';
import { Screening } from '../../screenings/screenings/screening.entity.js';
import { SearchRecord } from '../../screenings/steps/search-record.entity.js';
import { StepResult } from '../../screenings/steps/step-result.entity.js';
import { meetsMinimum } from '../../screenings/validation-grades.js';
import { FilteredFinding } from '../findings/filtered-finding.entity.js';
import type { ActFact, FindingFact, PeerFact, ReleaseFacts, StepFact } from './release-facts.js';

/** An act as it is read from the rows, before the question whether its author was authorized then. */
interface Act {
  readonly what: ActFact['what'];
  readonly id: string;
  readonly by: string;
  readonly at: Date;
}

/** Reads what the gates look at, in the caller's transaction. */
export async function gatherFacts(
  tx: EntityManager,
  screening: Screening,
  requisition: Requisition,
): Promise<ReleaseFacts> {
  const screeningId = screening.id;
  const consents = await tx.findBy(Consent, { screeningId });
  const checklist = await tx.findOneByOrFail(Checklist, { id: screening.checklistId });
  const results = await tx.findBy(StepResult, { screeningId });
  const searches = await tx.findBy(SearchRecord, { screeningId });
  const findings = await tx.findBy(FilteredFinding, { screeningId });
  const acts = [...searches.map(searchAct), ...results.map(stepAct), ...findings.flatMap(findingActs)];
  const authorizations = await authorizationsOf(tx, [...new Set(acts.map((act) => act.by))]);

  return {
    screeningId,
    stage: screening.stage,
    screeningChecklistId: screening.checklistId,
    requisitionChecklistId: requisition.checklistId,
    releasePolicy: requisition.releasePolicy,
    peers: await peersOf(tx, screening),
    consents: consents.map(({ givenAt, withdrawnAt }) => ({ givenAt, withdrawnAt })),
    searches: searches.map(({ id, startedAt }) => ({ id, startedAt })),
    steps: checklist.steps.map((step) => stepFact(step.key, results)),
    findings: findings.map(findingFact),
    acts: acts.map((act) => ({ what: act.what, id: act.id, authorized: wasAuthorized(act, authorizations) })),
  };
}

async function peersOf(tx: EntityManager, screening: Screening): Promise<PeerFact[]> {
  const peers = await tx.findBy(Screening, {
    requisitionId: screening.requisitionId,
    purpose: 'selection',
    id: Not(screening.id),
  });
  return peers.map((peer) => ({ screeningId: peer.id, checklistId: peer.checklistId, stage: peer.stage }));
}

function stepFact(key: string, results: readonly StepResult[]): StepFact {
  const result = results.find((candidate) => candidate.stepKey === key);
  return { key, outcome: result?.outcome ?? null, approved: (result?.approvedAt ?? null) !== null };
}

function findingFact(finding: FilteredFinding): FindingFact {
  return {
    id: finding.id,
    state: finding.state,
    loggedBy: finding.loggedBy,
    validated: finding.validationGrade !== null,
    meetsMinimum: meetsMinimum(finding.conductCategory, finding.validationGrade),
    reviewedBy: finding.reviewedBy,
    disposition: finding.disposition,
  };
}

function searchAct(search: SearchRecord): Act {
  return { what: 'search', id: search.id, by: search.screenerId, at: search.loggedAt };
}

function stepAct(result: StepResult): Act {
  return { what: 'step_result', id: result.id, by: result.recordedBy, at: result.recordedAt };
}

function findingActs(finding: FilteredFinding): Act[] {
  const acts: Act[] = [{ what: 'finding', id: finding.id, by: finding.loggedBy, at: finding.loggedAt }];
  if (finding.validatedBy !== null && finding.validatedAt !== null) {
    acts.push({
      what: 'validation',
      id: finding.id,
      by: finding.validatedBy,
      at: finding.validatedAt,
    });
  }
  if (finding.reviewedBy !== null && finding.reviewedAt !== null) {
    acts.push({ what: 'review', id: finding.id, by: finding.reviewedBy, at: finding.reviewedAt });
  }
  return acts;
}

function wasAuthorized(act: Act, authorizations: readonly Authorization[]): boolean {
  return authorizations.some(
    (authorization) => authorization.accountId === act.by && inForceAt(authorization, act.at),
  );
}
