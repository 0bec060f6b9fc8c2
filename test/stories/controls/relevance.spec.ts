import { TestService } from '../../support/service.js';
import { findingOf, type OpenScreening, openScreening, searchOf } from '../vault/casework.js';
import {
  closedGates,
  decide,
  finishGathering,
  include,
  missing,
  releasedPacket,
  reviewStatement,
  validatedFinding,
  writeIdentity,
} from './casefile.js';

// What is released bears on the job, is about conduct, is recent enough by the date of the post, and is not told
// without what mitigates it.

let service: TestService;
let at: OpenScreening;
let findings: { recent: string; old: string; undated: string };

beforeAll(async () => {
  service = await TestService.start();
  at = await openScreening(service);
  await writeIdentity(at);
  findings = {
    recent: await validatedFinding(at),
    old: await validatedFinding(at, { posted_at: '2012-05-01T10:00:00Z' }),
    undated: await validatedFinding(at, { posted_at: undefined }),
  };
}, 60_000);
afterAll(() => service.stop());

it('a finding about nothing on the list is nobody’s business', async () => {
  const search = await at.screener.post(`/v1/screenings/${at.screeningId}/searches`, searchOf()).expect(201);
  const gossip = findingOf(search.body.id, { conduct_category: 'private_life' });
  await at.screener.post(`/v1/screenings/${at.screeningId}/findings`, gossip).expect(422);
});

it('a finding that bears on another requisition’s criterion is not included', async () => {
  const { body } = await at.reviewer.get(`/v1/findings/${findings.recent}/redaction`).expect(200);
  const refused = await at.reviewer
    .post(`/v1/findings/${findings.recent}/redaction-reviews`, {
      finding_version: body.version,
      disposition: 'include',
      criterion_id: 'crt_01KAPG9X80123456789ABCDEF0',
    })
    .expect(422);
  expect(refused.body.errors[0].field).toBe('criterion_id');
});

describe('the look-back', () => {
  it('counts from the post: an old one and one without a date stay out, though they were captured today', async () => {
    for (const id of Object.values(findings)) await include(at, id);
    const gaps = await missing(at);
    expect(gaps).toContainEqual({
      code: 'finding_outside_look_back',
      detail: expect.stringMatching(/posted before 20\d\d-\d\d-\d\d/),
      related: [findings.old],
    });
    expect(gaps).toContainEqual({
      code: 'finding_post_date_unknown',
      detail: expect.stringContaining('outside_look_back'),
      related: [findings.undated],
    });
    const outside = { disposition: 'withhold', withheld_reason: 'outside_look_back' };
    await decide(at, findings.old, outside);
    expect(await closedGates(at)).toContain('findings_within_look_back');
    await decide(at, findings.undated, outside);
    expect(await closedGates(at)).not.toContain('findings_within_look_back');
  });
});

describe('a mitigating fact', () => {
  const path = () => `/v1/findings/${findings.recent}/statements`;

  it('is logged by a screener alone, and not by one without authorization', async () => {
    const fact = { kind: 'mitigating_fact', text: 'Deleted within the hour, with an apology.' };
    for (const person of [at.coordinator, at.reviewer, at.hiringManager, at.auditor]) {
      await person.post(path(), fact).expect(403);
    }
    const stranger = await service.person('screener');
    await stranger.post(path(), fact).expect(404);
    await at.screener.post(path(), { ...fact, received_at: new Date().toISOString() }).expect(422);
  });

  it('goes through the filter and a second person, and then stands beside the finding', async () => {
    await finishGathering(at);
    const logged = await at.screener
      .post(path(), {
        kind: 'mitigating_fact',
        text: 'Jordan Example deleted it within the hour and apologized; the mosque board accepted it.',
      })
      .expect(201);
    expect(logged.text).not.toMatch(/mosque|Jordan/);
    expect(await closedGates(at)).toEqual(['statements_reviewed']);
    await at.coordinator.get(`/v1/statements/${logged.body.id}`).expect(403);
    await at.reviewer
      .post(`/v1/statements/${logged.body.id}/reviews`, { statement_version: 9, disposition: 'include' })
      .expect(409);
    const own = await at.screenerAndReviewer
      .post(path(), { kind: 'mitigating_fact', text: 'A second apology followed.' })
      .expect(201);
    await at.screenerAndReviewer
      .post(`/v1/statements/${own.body.id}/reviews`, { statement_version: 1, disposition: 'include' })
      .expect(404);
    const withheld = { disposition: 'withhold', withheld_reason: 'unsupported' };
    await reviewStatement(at.reviewer, own.body.id, withheld);
    const reviewed = await reviewStatement(at.reviewer, logged.body.id);
    expect(reviewed['safe_text']).toMatch(/apologized/);
    expect(reviewed['safe_text']).not.toMatch(/mosque|Jordan/i);
    expect(await closedGates(at)).toEqual([]);

    const packetId = await releasedPacket(at);
    const { body } = await at.hiringManager.get(`/v1/packets/${packetId}`).expect(200);
    expect(body.findings).toHaveLength(1);
    expect(body.findings[0].mitigating_facts).toEqual([reviewed['safe_text']]);
    expect(body.findings[0].candidate_response).toEqual({ status: 'not_invited', texts: [] });
    const page = await at.hiringManager.get(`/v1/packets/${packetId}/files/html`).expect(200);
    expect(page.text).toContain('Mitigating');
    expect(`${JSON.stringify(body)}${page.text}`).not.toMatch(/mosque|jordan|second apology/i);
    await at.screener.post(path(), { kind: 'mitigating_fact', text: 'Too late.' }).expect(409);
  });
});
