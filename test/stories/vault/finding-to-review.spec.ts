import { asRole } from '../../support/database.js';
import { TestService } from '../../support/service.js';
import {
  findingOf,
  IDENTITY,
  logFinding,
  type OpenScreening,
  openScreening,
  searchOf,
  untilFiltered,
} from './casework.js';

const EXCERPT =
  'Jordan Example here: if they cut our shifts again I will burn the depot down. My mosque prays for me. Write to torchbird77.';
const MOSQUE = { start: EXCERPT.indexOf('mosque'), end: EXCERPT.indexOf('mosque') + 'mosque'.length };

let service: TestService;
let at: OpenScreening;
let path: string;

beforeAll(async () => {
  service = await TestService.start();
  at = await openScreening(service);
  path = `/v1/screenings/${at.screeningId}`;
}, 120_000);

afterAll(() => service.stop());

describe('before anything is on file', () => {
  it('a search outside the checklist is refused, and the refusal names what is in it', async () => {
    const refused = await at.screener.post(`${path}/searches`, searchOf({ source: 'duckduckgo.com' }));
    expect(refused.status).toBe(422);
    expect(JSON.stringify(refused.body)).toContain('google.com, bing.com');
  });

  it('a finding is refused before the first search, and before the identity is on file', async () => {
    const early = await at.screener.post(`${path}/findings`, findingOf('sch_01KAPG9X80123456789ABCDEF0'));
    expect([early.status, early.body.code]).toEqual([409, 'screening.wrong_stage']);
    const search = await at.screener.post(`${path}/searches`, searchOf()).expect(201);
    const refused = await at.screener.post(`${path}/findings`, findingOf(search.body.id));
    expect([refused.status, refused.body.code]).toEqual([409, 'identity.missing']);
  });

  it('the identity is written by a coordinator, who gets a receipt without a word of it', async () => {
    await at.screener.put(`${path}/identity`, IDENTITY).expect(403);
    const written = await at.coordinator.put(`${path}/identity`, IDENTITY).expect(200);
    expect(written.body).toMatchObject({ object: 'identity_receipt', version: 1, findings_requeued: 0 });
    expect(written.headers['etag']).toBe('"v1"');
    expect(JSON.stringify(written.body)).not.toMatch(/jordan/i);
    await at.coordinator.get(`${path}/identity`).expect(403);
    const read = await at.screener.get(`${path}/identity`).expect(200);
    expect(read.body).toMatchObject({ object: 'identity', full_name: 'Jordan Example', schools: [] });
  });

  it('a name alone matches nobody', async () => {
    const search = await at.screener.post(`${path}/searches`, searchOf()).expect(201);
    const refused = await at.screener.post(
      `${path}/findings`,
      findingOf(search.body.id, { matched_by: ['full_name'] }),
    );
    expect(refused.status).toBe(422);
    expect(JSON.stringify(refused.body)).toContain('a name alone is never enough');
  });
});

describe('a logged finding', () => {
  let findingId: string;

  beforeAll(async () => {
    findingId = await logFinding(at, at.screener, { excerpt: EXCERPT });
    await untilFiltered(at.screener, findingId);
  });

  it('does not exist for a stranger, and nobody else is even asked', async () => {
    const stranger = await service.person('screener', 'reviewer');
    for (const way of ['', '/validations', '/redaction', '/redaction-reviews']) {
      const answer = await stranger.get(`/v1/findings/${findingId}${way}`);
      expect([answer.status, answer.body.code]).toEqual([404, 'finding.not_found']);
    }
    for (const person of [at.coordinator, at.hiringManager, at.auditor, at.administrator]) {
      await person.get(`/v1/findings/${findingId}`).expect(403);
      await person.get(`/v1/findings/${findingId}/redaction`).expect(403);
      await person.get(`${path}/findings`).expect(403);
      await person.get(`${path}/redaction-queue`).expect(403);
    }
  });

  it('is listed without what it says', async () => {
    const list = await at.reviewer.get(`${path}/findings`).expect(200);
    expect(list.body.data).toHaveLength(1);
    expect(JSON.stringify(list.body)).not.toMatch(/jordan|depot|excerpt/i);
  });

  it('is masked by the identity on file', async () => {
    const read = await at.reviewer.get(`/v1/findings/${findingId}/redaction`).expect(200);
    expect(read.body.excerpt).toBe(EXCERPT);
    expect(read.body.safe_text).toContain('burn the depot down');
    expect(read.body.safe_text).not.toMatch(/jordan/i);
    expect(read.headers['cache-control']).toContain('no-store');
  });

  it('is graded by what was done to validate it', async () => {
    const weak = { identifiers: ['full_name'], considered: [], corroborating_sources: 5 };
    const first = await at.screener.post(`/v1/findings/${findingId}/validations`, weak).expect(201);
    expect(first.body).toMatchObject({ attribution: 'unconfirmed', authenticity: 'doubtful', grade: 'D' });
    const strong = {
      identifiers: ['full_name', 'handle_supplied'],
      considered: ['edited', 'parody', 'hacked', 'shared_account', 'namesake', 'archive_copy_checked'],
      capture_method: 'full_page_capture',
      archive_copy: 'same',
      corroborating_sources: 1,
      corroboration: ['news_report'],
    };
    await at.screener
      .post(`/v1/findings/${findingId}/validations`, { ...strong, suspected: ['impersonation'] })
      .expect(422);
    const second = await at.screener.post(`/v1/findings/${findingId}/validations`, strong).expect(201);
    expect(second.body).toMatchObject({ attribution: 'confirmed', authenticity: 'verified', grade: 'A' });
    const list = await at.reviewer.get(`/v1/findings/${findingId}/validations?limit=1`).expect(200);
    expect(list.body).toMatchObject({ has_more: true, data: [{ grade: 'A' }] });
  });

  it('is included only for a criterion of its requisition, in the version that was looked at', async () => {
    const seen = await at.reviewer.get(`/v1/findings/${findingId}/redaction`).expect(200);
    const review = { finding_version: seen.body.version, disposition: 'include' };
    const reviews = `/v1/findings/${findingId}/redaction-reviews`;
    await at.reviewer.post(reviews, review).expect(422);
    const stale = await at.reviewer.post(reviews, {
      ...review,
      finding_version: seen.body.version - 1,
      criterion_id: at.criterionId,
    });
    expect([stale.status, stale.body.code]).toEqual([409, 'finding.changed']);
  });

  it('leaves with what the reviewer added, and comes back when they lift it', async () => {
    const reviews = `/v1/findings/${findingId}/redaction-reviews`;
    const seen = await at.reviewer.get(`/v1/findings/${findingId}/redaction`).expect(200);
    const review = { disposition: 'include', criterion_id: at.criterionId };
    const added = await at.reviewer
      .post(reviews, {
        ...review,
        finding_version: seen.body.version,
        added: [{ ...MOSQUE, class: 'religion', reason: 'missed_by_filter' }],
      })
      .expect(201);
    expect(added.body).toMatchObject({ object: 'redaction_review', disposition: 'include' });
    expect(added.body.safe_text).not.toContain('mosque');
    expect(JSON.stringify(added.body)).not.toMatch(/excerpt|jordan/i);
    expect(await atTheDesk(findingId)).toMatchObject({
      state: 'filtered',
      safe_text: added.body.safe_text,
      disposition: 'include',
      reviewed_by: at.reviewer.accountId,
    });

    const again = await at.screenerAndReviewer.get(`/v1/findings/${findingId}/redaction`).expect(200);
    const removal = again.body.removals.find((it: { origin: string }) => it.origin === 'reviewer');
    expect(removal).toMatchObject({ ...MOSQUE, class: 'religion' });
    const lifted = await at.screenerAndReviewer
      .post(reviews, {
        ...review,
        finding_version: again.body.version,
        lifted: [{ ...MOSQUE, reason: 'added_by_mistake' }],
      })
      .expect(201);
    expect(lifted.body.removals_count).toBe(added.body.removals_count - 1);
    expect(await atTheDesk(findingId)).toMatchObject({
      safe_text: lifted.body.safe_text,
      reviewed_by: at.screenerAndReviewer.accountId,
    });
    const list = await at.reviewer.get(reviews).expect(200);
    expect(list.body.data).toHaveLength(2);
  });

  it('goes through the filter and the review again when the identity changes', async () => {
    await at.coordinator.put(`${path}/identity`, IDENTITY).expect(428);
    expect((await atTheDesk(findingId))?.['safe_text']).toContain('torchbird77');
    const changed = { ...IDENTITY, handles: ['torchbird77'] };
    const receipt = await at.coordinator.put(`${path}/identity`, changed).set('If-Match', '"v1"').expect(200);
    expect(receipt.body).toMatchObject({ version: 2, findings_requeued: 1 });
    const read = await untilFiltered(at.screener, findingId, 30);
    expect(read['safe_text']).not.toContain('torchbird77');
    expect(await atTheDesk(findingId)).toMatchObject({
      state: 'filtered',
      disposition: null,
      reviewed_by: null,
    });
    const queue = await at.reviewer.get(`${path}/redaction-queue`).expect(200);
    expect(queue.body.data).toMatchObject([{ id: findingId, reviewed: false, disposition: null }]);
  }, 60_000);
});

describe('four eyes', () => {
  it('a reviewer never gets to review what they logged', async () => {
    const findingId = await logFinding(at, at.screenerAndReviewer);
    await untilFiltered(at.screenerAndReviewer, findingId);
    const queue = await at.screenerAndReviewer.get(`${path}/redaction-queue`).expect(200);
    expect(queue.body.data.map((it: { id: string }) => it.id)).not.toContain(findingId);
    for (const way of ['/redaction', '/redaction-reviews']) {
      await at.screenerAndReviewer.get(`/v1/findings/${findingId}${way}`).expect(404);
    }
    const review = { finding_version: 2, disposition: 'withhold', withheld_reason: 'not_job_related' };
    await at.screenerAndReviewer.post(`/v1/findings/${findingId}/redaction-reviews`, review).expect(404);
    await at.reviewer.post(`/v1/findings/${findingId}/redaction-reviews`, review).expect(201);
  });

  it('nobody reads or reviews without an authorization in force', async () => {
    const newcomer = await service.person('reviewer');
    const assignment = { account_id: newcomer.accountId, duty: 'reviewer' };
    await at.coordinator.post(`/v1/requisitions/${at.requisitionId}/assignments`, assignment).expect(201);
    const refused = await newcomer.get(`${path}/identity`);
    expect([refused.status, refused.body.code]).toEqual([403, 'authorization.required']);
  });
});

async function atTheDesk(findingId: string): Promise<Record<string, unknown> | undefined> {
  const rows = await asRole(
    service.database,
    'owner',
    'SELECT * FROM desk.filtered_finding WHERE finding_id = $1',
    [findingId],
  );
  return rows[0];
}
