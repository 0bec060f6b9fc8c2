import { asRole } from '../../support/database.js';
import { TestService } from '../../support/service.js';
import {
  findingOf,
  IDENTITY,
  type OpenScreening,
  openScreening,
  searchOf,
  untilFiltered,
} from './casework.js';

let service: TestService;
let at: OpenScreening;
let path: string;

beforeAll(async () => {
  service = await TestService.start();
  at = await openScreening(service);
  path = `/v1/screenings/${at.screeningId}`;
  await at.coordinator.put(`${path}/identity`, IDENTITY).expect(200);
}, 120_000);

afterAll(() => service.stop());

it('no finding is left filtered by an identity that changed meanwhile', async () => {
  const search = await at.screener.post(`${path}/searches`, searchOf()).expect(201);
  const excerpt = 'Write to torchbird77 if you want to burn the depot down with us tonight.';
  const logged = Array.from({ length: 20 }, () =>
    at.screener.post(`${path}/findings`, findingOf(search.body.id, { excerpt })).expect(201),
  );
  const changed = at.coordinator
    .put(`${path}/identity`, { ...IDENTITY, handles: ['torchbird77'] })
    .set('If-Match', '"v1"')
    .expect(200);
  const findings = await Promise.all(logged);
  await changed;
  for (const finding of findings) await untilFiltered(at.screener, finding.body.id, 40);
  const desk = await asRole(
    service.database,
    'owner',
    'SELECT state, safe_text FROM desk.filtered_finding WHERE screening_id = $1',
    [at.screeningId],
  );
  expect(desk).toHaveLength(20);
  for (const { state, safe_text } of desk) {
    expect(state).toBe('filtered');
    expect(safe_text).not.toContain('torchbird77');
  }
}, 60_000);

it('of two reviewers who looked at the same text, one has the last word and the other looks again', async () => {
  const search = await at.screener.post(`${path}/searches`, searchOf()).expect(201);
  const logged = await at.screener.post(`${path}/findings`, findingOf(search.body.id)).expect(201);
  const read = await untilFiltered(at.screener, logged.body.id);
  const review = {
    finding_version: read['version'],
    disposition: 'withhold',
    withheld_reason: 'not_job_related',
  };
  const reviews = `/v1/findings/${logged.body.id}/redaction-reviews`;
  const both = await Promise.all([
    at.reviewer.post(reviews, review),
    at.screenerAndReviewer.post(reviews, review),
  ]);
  expect(both.map((answer) => answer.status).sort()).toEqual([201, 409]);
});
