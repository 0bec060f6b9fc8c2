import { randomUUID } from 'node:crypto';
import type { Test } from 'supertest';
import { DEMO_CHECKLIST } from '../../src/apps/demo-checklist.js';
import { asRole } from '../support/database.js';
import { type Person, TestService } from '../support/service.js';
import { findingOf, IDENTITY, searchOf, untilFiltered, VALIDATION } from './vault/casework.js';

// The story of one candidate from the opened requisition to the decision. Each chapter begins with what is refused.

type Body = Record<string, unknown>;

const THREAT = 'Jordan Example here: I will burn the depot down tonight. My mosque prays for me.';
const HARMLESS = 'Great parade downtown today.';
/** With all evidence a reviewer may name. */
const FULL_VALIDATION = {
  ...VALIDATION,
  capture_method: 'full_page_capture',
  archive_copy: 'same',
  corroboration: ['news_report'],
};
/** What no hiring manager and no auditor may ever read. */
const RAW = /jordan|mosque|parade|social\.example|second post/i;

let service: TestService;
let people: {
  readonly [name in
    | 'administrator'
    | 'coordinator'
    | 'screener'
    | 'both'
    | 'reviewer'
    | 'manager'
    | 'stranger'
    | 'auditor']: Person;
};
let requisition: Body;
let criterionId: string;
let screeningId: string;
let path: string;
let searchId: string;
let findings: { threat: string; own: string; harmless: string };
let packetId: string;

beforeAll(async () => {
  service = await TestService.start();
  people = {
    administrator: await service.person('administrator'),
    coordinator: await service.person('coordinator'),
    screener: await service.person('screener'),
    both: await service.person('screener', 'reviewer'),
    reviewer: await service.person('reviewer'),
    manager: await service.person('hiring_manager'),
    stranger: await service.person('hiring_manager'),
    auditor: await service.person('auditor'),
  };
}, 120_000);

afterAll(() => service.stop());

/** Sends a POST twice with one key: the second answer is the first, byte for byte, and nothing is done again. */
async function once(by: Person, to: string, body: object = {}): Promise<Body> {
  const key = randomUUID();
  const first = await by.post(to, body).set('Idempotency-Key', key);
  if (first.status >= 300) throw new Error(`POST ${to} ${first.status}: ${first.text}`);
  const again = await by.post(to, body).set('Idempotency-Key', key).expect(first.status);
  expect([again.headers['idempotent-replayed'], again.text]).toEqual(['true', first.text]);
  return first.body;
}

async function refused(asked: Test, status: number, code: string): Promise<Body> {
  const answer = await asked;
  expect([answer.status, answer.body.code]).toEqual([status, code]);
  expect(answer.headers['content-type']).toContain('application/problem+json');
  return answer.body;
}

async function gatesClosed(): Promise<string[]> {
  const { body } = await people.coordinator.get(`${path}/gates`).expect(200);
  return body.gates.filter((gate: Body) => gate['open'] === false).map((gate: Body) => String(gate['name']));
}

describe('a coordinator opens a requisition', () => {
  it('which nobody else may do', async () => {
    const checklist = await once(people.administrator, '/v1/checklists', { ...DEMO_CHECKLIST });
    const wanted = {
      title: 'Bus operator',
      jurisdiction: 'us-oh',
      agency_type: 'general',
      criteria: ['Keeps passengers and colleagues safe'],
      checklist_id: checklist['id'],
    };
    await refused(people.manager.post('/v1/requisitions', wanted), 403, 'permission.denied');
    await refused(
      people.coordinator.post('/v1/requisitions', { ...wanted, fast: true }),
      422,
      'request.invalid',
    );
    requisition = await once(people.coordinator, '/v1/requisitions', wanted);
    const [criterion] = requisition['criteria'] as { id: string }[];
    criterionId = criterion?.id ?? '';
  });

  it('with people, none of them on both sides', async () => {
    const assignments = `/v1/requisitions/${requisition['id']}/assignments`;
    const duties = [
      ['manager', 'hiring_manager'],
      ['screener', 'screener'],
      ['both', 'screener'],
      ['both', 'reviewer'],
      ['reviewer', 'reviewer'],
    ] as const;
    for (const [name, duty] of duties) {
      await once(people.coordinator, assignments, { account_id: people[name].accountId, duty });
    }
    const otherSide = { account_id: people.coordinator.accountId, duty: 'hiring_manager' };
    const answer = await people.coordinator.post(assignments, otherSide);
    expect(answer.status).toBeGreaterThanOrEqual(400);
  });

  it('and one candidate, known by two numbers', async () => {
    await refused(
      people.coordinator.post('/v1/candidates', { employer_reference: 'Jordan Example' }),
      422,
      'request.invalid',
    );
    const candidate = await once(people.coordinator, '/v1/candidates', {
      employer_reference: 'APP-2026-0113',
    });
    const screening = await once(people.coordinator, '/v1/screenings', {
      requisition_id: requisition['id'],
      candidate_id: candidate['id'],
    });
    screeningId = String(screening['id']);
    path = `/v1/screenings/${screeningId}`;
  });
});

describe('screeners gather', () => {
  it('nothing without an authorization, and nothing before the consent', async () => {
    await refused(people.screener.post(`${path}/searches`, searchOf()), 403, 'authorization.required');
    for (const name of ['screener', 'both', 'reviewer'] as const) {
      await once(people.administrator, '/v1/authorizations', {
        account_id: people[name].accountId,
        basis: 'Civil Service Rule 4.2, appointment 2026-113',
        granting_authority: 'Director of Human Resources',
        training_completed_on: '2026-01-15',
        training_expires_on: '2099-01-15',
        confidentiality_acknowledged_on: '2026-01-15',
        valid_from: new Date(Date.now() - 86_400_000).toISOString(),
        expires_at: new Date(Date.now() + 86_400_000).toISOString(),
      });
    }
    await refused(people.screener.post(`${path}/searches`, searchOf()), 409, 'consent.missing');
    await once(people.coordinator, `${path}/consents`, {
      notice_version: 'notice-2026-03',
      given_at: '2026-02-01T09:00:00Z',
    });
  });

  it('searches first, then findings, and these only once the identity is on file', async () => {
    const unlawful = searchOf({ method: 'pretext_account' });
    expect((await people.screener.post(`${path}/searches`, unlawful)).status).toBe(422);
    searchId = String((await once(people.screener, `${path}/searches`, searchOf()))['id']);
    await refused(people.screener.post(`${path}/findings`, findingOf(searchId)), 409, 'identity.missing');
    await people.coordinator.put(`${path}/identity`, IDENTITY).expect(200);
    const log = async (by: Person, excerpt: string) =>
      String((await once(by, `${path}/findings`, findingOf(searchId, { excerpt })))['id']);
    findings = {
      threat: await log(people.screener, THREAT),
      own: await log(people.both, THREAT),
      harmless: await log(people.screener, HARMLESS),
    };
  });

  it('each step of the checklist, or says why not', async () => {
    const result = (key: string) => `${path}/steps/${key}/result`;
    const finished = { outcome: 'done', minutes_spent: 20 };
    await refused(people.screener.post(result('open_web'), finished), 409, 'step_result.searches_missing');
    await refused(people.screener.post(`${path}/completion`), 409, 'screening.steps_missing');
    const searches = [
      ['open_web', 'bing.com'],
      ['social_profiles', 'facebook.com'],
      ['social_profiles', 'x.com'],
    ] as const;
    for (const [step_key, source] of searches) {
      await once(people.screener, `${path}/searches`, searchOf({ step_key, source, result_count: 0 }));
    }
    await once(people.screener, result('open_web'), finished);
    await once(people.screener, result('social_profiles'), finished);
    const waived = { outcome: 'waived', reason: 'source_unavailable', minutes_spent: 1 };
    const local = await once(people.screener, result('local_news'), waived);
    await once(people.screener, `${path}/completion`);
    await refused(
      people.screener.post(`${path}/findings`, findingOf(searchId)),
      409,
      'screening.wrong_stage',
    );
    expect(await gatesClosed()).toContain('steps_complete');
    await once(people.coordinator, `/v1/step-results/${local['id']}/approval`);
    expect(await gatesClosed()).not.toContain('steps_complete');
  });
});

describe('a second person reviews', () => {
  it('what the filter removed, beside the text; never what they logged', async () => {
    for (const id of Object.values(findings)) await untilFiltered(people.reviewer, id);
    const review = { finding_version: 2, disposition: 'include', criterion_id: criterionId };
    await refused(
      people.both.post(`/v1/findings/${findings.own}/redaction-reviews`, review),
      404,
      'finding.not_found',
    );
    const closed = await refused(people.coordinator.post(`${path}/releases`), 409, 'release.gates_closed');
    const missing = (closed['missing'] as Body[]).map(({ code }) => code);
    expect(missing).toEqual(expect.arrayContaining(['finding_unreviewed', 'finding_not_validated']));
  });

  it('and the packet waits until each is reviewed, and validated', async () => {
    const decide = async (by: Person, id: string, decision: object) => {
      const { body } = await by.get(`/v1/findings/${id}/redaction`).expect(200);
      return once(by, `/v1/findings/${id}/redaction-reviews`, {
        finding_version: body.version,
        ...decision,
      });
    };
    const included = { disposition: 'include', criterion_id: criterionId };
    await decide(people.reviewer, findings.threat, included);
    await decide(people.reviewer, findings.own, included);
    expect(await gatesClosed()).toContain('findings_reviewed_by_another');
    await decide(people.both, findings.harmless, {
      disposition: 'withhold',
      withheld_reason: 'not_job_related',
    });
    expect(await gatesClosed()).toEqual(['findings_validated']);
    await refused(people.coordinator.post(`${path}/releases`), 409, 'release.gates_closed');
    for (const id of Object.values(findings)) {
      await once(people.screener, `/v1/findings/${id}/validations`, FULL_VALIDATION);
    }
    expect(await gatesClosed()).toEqual([]);
  });
});

describe('the hiring manager', () => {
  it('gets nothing before the release', async () => {
    const { body } = await people.manager.get('/v1/packets').expect(200);
    expect(body.data).toEqual([]);
    await refused(people.manager.post(`${path}/releases`), 403, 'permission.denied');
    packetId = String((await once(people.coordinator, `${path}/releases`))['packet_id']);
    await refused(people.coordinator.post(`${path}/releases`), 409, 'screening.wrong_stage');
  });

  it('gets exactly the packet, on paper as on screen, and nobody else’s', async () => {
    for (const way of ['', '/files', '/files/html', '/decision']) {
      await refused(people.stranger.get(`/v1/packets/${packetId}${way}`), 404, 'packet.not_found');
    }
    const { body: packet } = await people.manager.get(`/v1/packets/${packetId}`).expect(200);
    expect(packet.findings).toHaveLength(2);
    expect(packet.findings[0].text).toContain('burn the depot down');
    expect(packet.findings[0].text).toBe(packet.findings[1].text);
    expect(JSON.stringify(packet)).not.toMatch(RAW);
    const { text: page } = await people.manager.get(`/v1/packets/${packetId}/files/html`).expect(200);
    expect(page).not.toMatch(RAW);
    const printed = [
      packet.candidate.reference,
      packet.candidate.employer_reference,
      packet.requisition.title,
      packet.released_at,
      packet.statement,
      ...packet.requisition.criteria.map((criterion: Body) => criterion['text']),
      ...packet.findings.flatMap((finding: Body) => [finding['text'], finding['posted_month']]),
    ];
    for (const words of printed) expect(textOf(page)).toContain(words);
    const { body: audited } = await people.auditor.get(`/v1/packets/${packetId}`).expect(200);
    expect(audited).toEqual(packet);
  });

  it('acknowledges it, then decides, once each', async () => {
    const decision = { outcome: 'do_not_proceed', criterion_ids: [criterionId] };
    await refused(
      people.manager.post(`/v1/packets/${packetId}/decision`, decision),
      409,
      'decision.receipt_missing',
    );
    await once(people.manager, `/v1/packets/${packetId}/receipts`);
    await refused(people.manager.post(`/v1/packets/${packetId}/receipts`), 409, 'receipt.exists');
    await refused(
      people.stranger.post(`/v1/packets/${packetId}/decision`, decision),
      404,
      'packet.not_found',
    );
    await once(people.manager, `/v1/packets/${packetId}/decision`, decision);
    await refused(
      people.manager.post(`/v1/packets/${packetId}/decision`, decision),
      409,
      'screening.wrong_stage',
    );
    const { body } = await people.manager.get(`/v1/packets/${packetId}/decision`).expect(200);
    expect(body).toMatchObject(decision);
  });
});

describe('the auditor', () => {
  it('sees candidate × step', async () => {
    const { body } = await people.auditor.get(`/v1/requisitions/${requisition['id']}/uniformity`).expect(200);
    expect(body.verdict).toBe('uniform');
    expect(body.matrix[0].cells.map((cell: Body) => [cell['step_key'], cell['outcome']])).toEqual([
      ['open_web', 'done'],
      ['social_profiles', 'done'],
      ['local_news', 'waived'],
    ]);
  });

  it('sees what was removed, and not one word of it', async () => {
    const { body, text } = await people.auditor.get(`${path}/removals`).expect(200);
    expect(body.data.map(({ id }: Body) => id).sort()).toEqual(Object.values(findings).sort());
    expect(text).not.toMatch(RAW);
    expect(text).toContain('religion');
    for (const way of [`${path}/findings`, `${path}/filtered-findings`, `${path}/identity`]) {
      await refused(people.auditor.get(way), 403, 'permission.denied');
    }
  });

  it('finds the ledger intact, with one entry per act although every POST was sent twice', async () => {
    const { body } = await people.auditor.get('/v1/ledger/verification').expect(200);
    expect(body.intact).toBe(true);
    const rows = await asRole(
      service.database,
      'owner',
      'SELECT kind, count(*)::int AS entries FROM ledger.recorded WHERE screening_id = $1 GROUP BY kind',
      [screeningId],
    );
    const counted = Object.fromEntries(rows.map((row) => [row['kind'], row['entries']]));
    expect(counted).toMatchObject({
      'screening.opened': 1,
      'consent.recorded': 1,
      'identity.written': 1,
      'search.logged': 4,
      'step.recorded': 3,
      'step.approved': 1,
      'finding.logged': 3,
      'finding.filtered': 3,
      'finding.reviewed': 3,
      'finding.validated': 3,
      'screening.completed': 1,
      'packet.released': 1,
      'packet.acknowledged': 1,
      'decision.recorded': 1,
    });
  });

  it('can follow each act to its requisition', async () => {
    const astray = await asRole(
      service.database,
      'owner',
      `SELECT kind FROM ledger.recorded
       WHERE screening_id IS NOT NULL AND canonical::jsonb #>> '{body,requisition_id}' IS NULL`,
    );
    expect(astray).toEqual([]);
  });
});

/** What a reader of the page sees. */
function textOf(page: string): string {
  return page
    .replaceAll(/<[^>]*>/g, ' ')
    .replaceAll('&#39;', "'")
    .replaceAll('&quot;', '"')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');
}
