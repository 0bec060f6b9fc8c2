import { type EntityManager, IsNull, Not } from 'typeorm';
import type { Authorization } from '../../screenings/authorizations/authorization.entity.js';
import { inForceAt, whyNotInForce } from '../../screenings/authorizations/in-force.js';
import { authorizationsOf } from '../../screenings/authorizations/require-authorization.js';
import { Checklist } from '../../screenings/checklists/checklist.entity.js';
import { Consent } from '../../screenings/consents/consent.entity.js';
import { CONTAINMENT } from '../../screenings/incidents/containment.js';
import { Incident } from '../../screenings/incidents/incident.entity.js';
import { lookBackMonths, monthsBefore } from '../../screenings/policy/look-back.js';
import { policyOf } from '../../screenings/policy/policy-of.js';
import type { PolicyPack } from '../../screenings/policy/policy-pack.js';
import { ProcessEvent } from '../../screenings/process/process-event.entity.js';
import { processGaps } from '../../screenings/process/search-preconditions.js';
import { quarantinedIn } from '../../screenings/quarantines/quarantined.js';
import type { Requisition } from '../../screenings/requisitions/requisition.entity.js';
import { Screening } from '../../screenings/screenings/screening.entity.js';
import { SearchRecord } from '../../screenings/steps/search-record.entity.js';
import { StepResult } from '../../screenings/steps/step-result.entity.js';
import { meetsMinimum } from '../../screenings/validation-grades.js';
import { FilteredFinding } from '../findings/filtered-finding.entity.js';
import { Invitation } from '../invitations/invitation.entity.js';
import { FilteredStatement } from '../statements/filtered-statement.entity.js';
import type {
  ActFact,
  FindingFact,
  IncidentFact,
  PeerFact,
  ReleaseFacts,
  StatementFact,
  StepFact,
} from './release-facts.js';

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
  const quarantined = await quarantinedIn(tx, screeningId);
  const searches = (await tx.findBy(SearchRecord, { screeningId })).filter(({ id }) => !quarantined.has(id));
  const findings = (await tx.findBy(FilteredFinding, { screeningId })).filter(
    ({ id }) => !quarantined.has(id),
  );
  const statements = await tx.findBy(FilteredStatement, { screeningId });
  const invitations = await tx.findBy(Invitation, { screeningId });
  const now = new Date();
  const { packs } = await policyOf(tx, requisition.id);
  const acts = [
    ...searches.flatMap(searchActs),
    ...results.map(stepAct),
    ...findings.flatMap(findingActs),
    ...statements.flatMap(statementActs),
  ];
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
    processGaps: processGaps(packs, searches, await tx.findBy(ProcessEvent, { screeningId })),
    steps: checklist.steps.map((step) => stepFact(step.key, results)),
    findings: findings.map((finding) =>
      findingFact(
        finding,
        lookBackStart(finding, screening, checklist, packs),
        awaitedUntil(finding.id, statements, invitations, now),
      ),
    ),
    statements: statementFacts(statements, findings),
    incidents: await openIncidents(tx, screening),
    acts: acts.map((act) => actFact(act, authorizations)),
  };
}

/** Those that stop a release: about this screening, or about the requisition as a whole. */
async function openIncidents(tx: EntityManager, screening: Screening): Promise<IncidentFact[]> {
  const open = await tx.find(Incident, {
    where: [
      { state: 'open', screeningId: screening.id },
      { state: 'open', requisitionId: screening.requisitionId, screeningId: IsNull() },
    ],
    order: { id: 'ASC' },
  });
  return open
    .filter((incident) => CONTAINMENT[incident.kind].blocksRelease)
    .map(({ id, kind }) => ({ id, kind }));
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

/** Where the look-back of a finding begins, counted from the opening of its screening. */
function lookBackStart(
  finding: FilteredFinding,
  screening: Screening,
  checklist: Checklist,
  packs: readonly PolicyPack[],
): Date | null {
  const own = checklist.steps.filter((step) => step.key === finding.stepKey);
  const steps = own.length > 0 ? own : checklist.steps;
  const shortest = Math.min(...steps.map((step) => step.look_back_months));
  const months = lookBackMonths(packs, finding.conductCategory, shortest);
  return months === null ? null : monthsBefore(screening.openedAt, months);
}

/** Until when the candidate may still answer to a finding. */
function awaitedUntil(
  findingId: string,
  statements: readonly FilteredStatement[],
  invitations: readonly Invitation[],
  now: Date,
): Date | null {
  const deadline = invitations.find((invitation) => invitation.findingId === findingId)?.deadlineAt ?? null;
  const answered = statements.some(
    (statement) => statement.findingId === findingId && statement.kind === 'candidate_response',
  );
  return deadline === null || answered || deadline <= now ? null : deadline;
}

function findingFact(
  finding: FilteredFinding,
  notBefore: Date | null,
  awaitedUntil: Date | null,
): FindingFact {
  return {
    id: finding.id,
    state: finding.state,
    loggedBy: finding.loggedBy,
    validated: finding.validationGrade !== null,
    meetsMinimum: meetsMinimum(finding.conductCategory, finding.validationGrade),
    reviewedBy: finding.reviewedBy,
    disposition: finding.disposition,
    postedAt: finding.postedAt,
    notBefore,
    awaitedUntil,
  };
}

/** A search lasts: its author must have been authorized when it began, and when it was logged. */
function searchActs(search: SearchRecord): Act[] {
  const { id, screenerId: by, startedAt, loggedAt } = search;
  return [
    { what: 'search', id, by, at: startedAt },
    { what: 'search', id, by, at: loggedAt },
  ];
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

function statementFacts(
  statements: readonly FilteredStatement[],
  findings: readonly FilteredFinding[],
): StatementFact[] {
  const included = new Set(findings.filter((it) => it.disposition === 'include').map((it) => it.id));
  return statements
    .filter((statement) => included.has(statement.findingId))
    .map(({ id, state, loggedBy, reviewedBy, disposition }) => ({
      id,
      state,
      loggedBy,
      reviewedBy,
      disposition,
    }));
}

function statementActs(statement: FilteredStatement): Act[] {
  const { id, loggedBy, loggedAt, reviewedBy, reviewedAt } = statement;
  const logged: Act = { what: 'statement', id, by: loggedBy, at: loggedAt };
  if (reviewedBy === null || reviewedAt === null) return [logged];
  return [logged, { what: 'statement_review', id, by: reviewedBy, at: reviewedAt }];
}

function actFact(act: Act, authorizations: readonly Authorization[]): ActFact {
  const own = authorizations.filter((authorization) => authorization.accountId === act.by);
  const covered = own.some((authorization) => inForceAt(authorization, act.at));
  return { what: act.what, id: act.id, at: act.at, uncovered: covered ? null : whyNotInForce(own, act.at) };
}
