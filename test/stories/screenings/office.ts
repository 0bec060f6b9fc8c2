import { SIGNED_LOG } from '../../bundle/exported.js';
import { type Person, TestService } from '../../support/service.js';

/** A service with its people and one checklist; each story opens requisitions and screenings of its own. */
export interface Office {
  readonly service: TestService;
  readonly administrator: Person;
  readonly auditor: Person;
  readonly coordinator: Person;
  /** A coordinator of other requisitions. */
  readonly stranger: Person;
  readonly screener: Person;
  readonly reviewer: Person;
  readonly manager: Person;
  readonly checklistId: string;
}

export const STEPS = [
  {
    key: 'open_web',
    title: 'Open web search',
    technique: 'Search each engine logged out, in a private window; read the first three pages.',
    sources: ['google.com', 'bing.com'],
    query_forms: ['"{full_name}" {city}'],
    look_back_months: 84,
    evidence: 'Full-page capture with its digest, for each result that is logged.',
  },
  {
    key: 'public_registers',
    title: 'Public registers',
    technique: 'Search the court register of the county.',
    sources: ['courts.franklin.example'],
    query_forms: [],
    look_back_months: 84,
    evidence: 'Capture of the result list.',
  },
];

export async function openOffice(): Promise<Office> {
  const service = await TestService.start(SIGNED_LOG);
  const administrator = await service.person('administrator');
  const people = {
    administrator,
    auditor: await service.person('auditor'),
    coordinator: await service.person('coordinator'),
    stranger: await service.person('coordinator', 'screener'),
    screener: await service.person('screener'),
    reviewer: await service.person('reviewer'),
    manager: await service.person('hiring_manager'),
  };
  const checklist = await administrator
    .post('/v1/checklists', { name: 'Public safety standard', position_class: 'dispatcher', steps: STEPS })
    .expect(201);
  return { service, ...people, checklistId: checklist.body.id };
}

let candidates = 0;

export async function openRequisition(office: Office): Promise<string> {
  const opened = await office.coordinator
    .post('/v1/requisitions', {
      title: 'Public safety dispatcher, second shift',
      jurisdiction: 'us-oh',
      agency_type: 'law_enforcement',
      criteria: ['No credible threats of violence', 'Protects confidential information'],
      checklist_id: office.checklistId,
    })
    .expect(201);
  return opened.body.id;
}

export async function assign(office: Office, requisitionId: string, person: Person, duty: string) {
  const made = await office.coordinator
    .post(`/v1/requisitions/${requisitionId}/assignments`, { account_id: person.accountId, duty })
    .expect(201);
  return made.body.id as string;
}

export async function addCandidate(office: Office): Promise<string> {
  candidates += 1;
  const added = await office.coordinator
    .post('/v1/candidates', { employer_reference: `APP-2026-${candidates}` })
    .expect(201);
  return added.body.id;
}

export async function openScreening(
  office: Office,
  requisitionId: string,
  knownCandidateId?: string,
): Promise<string> {
  const candidateId = knownCandidateId ?? (await addCandidate(office));
  const opened = await office.coordinator
    .post('/v1/screenings', { requisition_id: requisitionId, candidate_id: candidateId })
    .expect(201);
  return opened.body.id;
}

export async function authorize(office: Office, person: Person): Promise<string> {
  const granted = await office.administrator
    .post('/v1/authorizations', {
      account_id: person.accountId,
      basis: 'Civil Service Rule 4.2, appointment 2026-113',
      granting_authority: 'Director of Human Resources',
      training_completed_on: '2026-01-15',
      training_expires_on: '2099-01-15',
      confidentiality_acknowledged_on: '2026-01-15',
      valid_from: '2026-01-20T00:00:00Z',
      expires_at: '2099-01-01T00:00:00Z',
    })
    .expect(201);
  return granted.body.id;
}

export async function recordConsent(office: Office, screeningId: string): Promise<string> {
  const recorded = await office.coordinator
    .post(`/v1/screenings/${screeningId}/consents`, {
      notice_version: 'notice-2026-03',
      given_at: '2026-02-01T09:00:00Z',
    })
    .expect(201);
  return recorded.body.id;
}

/** A search by the office's screener that found nothing. */
export async function logSearch(office: Office, screeningId: string, stepKey: string, source: string) {
  const at = new Date().toISOString();
  await office.screener
    .post(`/v1/screenings/${screeningId}/searches`, {
      step_key: stepKey,
      method: 'open_web_search',
      access_basis: 'public',
      source,
      ...(stepKey === 'open_web' ? { query_form: '"{full_name}" {city}' } : {}),
      look_back_days: 2557,
      query: '"Jordan A. Example" Columbus',
      started_at: at,
      ended_at: at,
      result_count: 0,
    })
    .expect(201);
}

/** A screening that is ready to be searched by the office's screener. */
export async function readyScreening(
  office: Office,
): Promise<{ requisitionId: string; screeningId: string }> {
  const requisitionId = await openRequisition(office);
  await assign(office, requisitionId, office.screener, 'screener');
  const screeningId = await openScreening(office, requisitionId);
  await recordConsent(office, screeningId);
  return { requisitionId, screeningId };
}
