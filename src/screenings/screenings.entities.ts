import { ChecklistAmendment } from './amendments/amendment.entity.js';
import { Assignment } from './assignments/assignment.entity.js';
import { Authorization } from './authorizations/authorization.entity.js';
import { Candidate } from './candidates/candidate.entity.js';
import { Checklist } from './checklists/checklist.entity.js';
import { Consent } from './consents/consent.entity.js';
import { ConsistencySample } from './consistency/consistency-sample.entity.js';
import { SecondScreening } from './consistency/second-screening.entity.js';
import { BackgroundEntry } from './coverage/background-entry.entity.js';
import { CoverageWaiver } from './coverage/coverage-waiver.entity.js';
import { Incident } from './incidents/incident.entity.js';
import { IncidentAction } from './incidents/incident-action.entity.js';
import { PolicyDecision } from './policy/policy-decision.entity.js';
import { RequisitionPack } from './policy/requisition-pack.entity.js';
import { ProcessEvent } from './process/process-event.entity.js';
import { Quarantine } from './quarantines/quarantine.entity.js';
import { Criterion, Requisition } from './requisitions/requisition.entity.js';
import { Disposal } from './retention/disposal.entity.js';
import { LegalHold } from './retention/legal-hold.entity.js';
import { Screening } from './screenings/screening.entity.js';
import { PastStepResult } from './steps/past-step-result.entity.js';
import { SearchRecord } from './steps/search-record.entity.js';
import { StepResult } from './steps/step-result.entity.js';

/** The entities of floor 2. The rooms above list them too: they may read what floor 2 knows. */
export const SCREENINGS_ENTITIES = [
  Assignment,
  Authorization,
  BackgroundEntry,
  Candidate,
  Checklist,
  ChecklistAmendment,
  Consent,
  CoverageWaiver,
  ConsistencySample,
  Criterion,
  Disposal,
  Incident,
  IncidentAction,
  Quarantine,
  LegalHold,
  PolicyDecision,
  ProcessEvent,
  PastStepResult,
  Requisition,
  RequisitionPack,
  Screening,
  SearchRecord,
  SecondScreening,
  StepResult,
];
