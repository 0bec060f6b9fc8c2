import { DEMO_CHECKLIST } from '../../../src/apps/demo-checklist.js';
import type { Person, TestService } from '../../support/service.js';

const DAY_MS = 86_400_000;

type Body = Record<string, unknown>;

/** The people of one requisition, and a screening with consent that waits for its first search. */
export interface OpenScreening {
  readonly administrator: Person;
  readonly coordinator: Person;
  readonly screener: Person;
  /** Screens and reviews: they may review what others logged, never their own. */
  readonly screenerAndReviewer: Person;
  readonly reviewer: Person;
  readonly hiringManager: Person;
  readonly auditor: Person;
  readonly screeningId: string;
  readonly requisitionId: string;
  readonly criterionId: string;
}

/** Where a search comes after a conditional offer. */
const FAIR_CHANCE = ['us-ca', 'us-il', 'us-ny-nyc'];

export async function openScreening(
  service: TestService,
  jurisdiction = 'us-oh',
  employerReference = 'APP-2026-0113',
): Promise<OpenScreening> {
  const administrator = await service.person('administrator');
  const coordinator = await service.person('coordinator');
  const screener = await service.person('screener');
  const screenerAndReviewer = await service.person('screener', 'reviewer');
  const reviewer = await service.person('reviewer');
  const hiringManager = await service.person('hiring_manager');
  const auditor = await service.person('auditor');

  for (const person of [screener, screenerAndReviewer, reviewer]) {
    await administrator.post('/v1/authorizations', authorizationFor(person.accountId)).expect(201);
  }
  const checklist = await administrator.post('/v1/checklists', { ...DEMO_CHECKLIST }).expect(201);
  const requisition = await coordinator
    .post('/v1/requisitions', {
      title: 'Bus operator',
      jurisdiction,
      agency_type: 'general',
      criteria: ['Keeps passengers and colleagues safe'],
      checklist_id: checklist.body.id,
    })
    .expect(201);
  const requisitionId: string = requisition.body.id;
  const duties = [
    [screener, 'screener'],
    [screenerAndReviewer, 'screener'],
    [screenerAndReviewer, 'reviewer'],
    [reviewer, 'reviewer'],
    [hiringManager, 'hiring_manager'],
  ] as const;
  for (const [person, duty] of duties) {
    const assignment = { account_id: person.accountId, duty };
    await coordinator.post(`/v1/requisitions/${requisitionId}/assignments`, assignment).expect(201);
  }
  const candidate = await coordinator
    .post('/v1/candidates', { employer_reference: employerReference })
    .expect(201);
  const screening = await coordinator
    .post('/v1/screenings', { requisition_id: requisitionId, candidate_id: candidate.body.id })
    .expect(201);
  const screeningId: string = screening.body.id;
  const consent = { notice_version: 'notice-2026-03', given_at: new Date(Date.now() - DAY_MS).toISOString() };
  await coordinator.post(`/v1/screenings/${screeningId}/consents`, consent).expect(201);
  if (FAIR_CHANCE.includes(jurisdiction)) {
    const offer = {
      kind: 'conditional_offer_made',
      happened_at: new Date(Date.now() - DAY_MS).toISOString(),
    };
    await coordinator.post(`/v1/screenings/${screeningId}/process-events`, offer).expect(201);
  }
  return {
    administrator,
    coordinator,
    screener,
    screenerAndReviewer,
    reviewer,
    hiringManager,
    auditor,
    screeningId,
    requisitionId,
    criterionId: requisition.body.criteria[0].id,
  };
}

export function authorizationFor(accountId: string): Body {
  return {
    account_id: accountId,
    basis: 'Civil Service Rule 4.2, appointment 2026-113',
    granting_authority: 'Director of Human Resources',
    training_completed_on: '2026-01-15',
    training_expires_on: '2099-01-15',
    confidentiality_acknowledged_on: '2026-01-15',
    valid_from: new Date(Date.now() - DAY_MS).toISOString(),
    expires_at: new Date(Date.now() + 90 * DAY_MS).toISOString(),
  };
}

export const IDENTITY = {
  full_name: 'Jordan Example',
  other_names: ['Jo Example'],
  handles: ['jordan_example'],
  emails: ['jordan@example.org'],
  phones: ['+1 614 555 0142'],
  cities: ['Columbus'],
};

/** The query forms of the demo checklist's steps, filled in for `IDENTITY`. */
const QUERIES: Record<string, Body> = {
  open_web: { query_form: '"{full_name}" {city}', query: '"Jordan Example" Columbus' },
  social_profiles: { query_form: '{handle}', query: 'jordan_example' },
  local_news: { query_form: '"{full_name}"', query: '"Jordan Example"' },
};

export function searchOf(change: Body = {}): Body {
  const stepKey = String(change['step_key'] ?? 'open_web');
  return {
    step_key: stepKey,
    ...QUERIES[stepKey],
    method: 'open_web_search',
    access_basis: 'public',
    source: 'google.com',
    look_back_days: 2557,
    started_at: new Date(Date.now() - 600_000).toISOString(),
    ended_at: new Date(Date.now() - 300_000).toISOString(),
    result_count: 3,
    ...change,
  };
}

export function findingOf(searchId: string, change: Body = {}): Body {
  return {
    search_id: searchId,
    source_url: 'https://social.example/jordan_example/posts/1',
    page_title: 'Jordan on Social',
    author_handle: 'jordan_example',
    posted_at: '2026-01-20T22:10:00Z',
    captured_at: new Date(Date.now() - 200_000).toISOString(),
    capture_digest: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
    excerpt: 'If they cut our shifts again I will burn the depot down. My mosque prays for me.',
    screener_note: 'Second post of a thread.',
    method: 'public_profile_logged_out',
    access_basis: 'public',
    conduct_category: 'violence_or_threats',
    matched_by: ['full_name', 'handle_supplied'],
    ...change,
  };
}

/** What a reviewer grades a finding with when nothing stands against it. */
export const VALIDATION = {
  identifiers: ['full_name', 'handle_supplied'],
  considered: ['edited', 'parody', 'hacked', 'shared_account', 'namesake', 'archive_copy_checked'],
  corroborating_sources: 1,
};

/** Identity, a first search and one finding, logged by this person. Returns the finding's id. */
export async function logFinding(at: OpenScreening, by: Person, change: Body = {}): Promise<string> {
  const path = `/v1/screenings/${at.screeningId}`;
  const search = await by.post(`${path}/searches`, searchOf()).expect(201);
  const finding = await by.post(`${path}/findings`, findingOf(search.body.id, change)).expect(201);
  return finding.body.id;
}

/** Waits until the filter has finished with a finding; answers what its reader sees. */
export async function untilFiltered(by: Person, findingId: string, seconds = 20): Promise<Body> {
  const deadline = Date.now() + seconds * 1000;
  while (Date.now() < deadline) {
    const response = await by.get(`/v1/findings/${findingId}`).expect(200);
    if (response.body.state !== 'logged') return response.body;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`${findingId} still waits for the filter after ${seconds} s`);
}
