import type { TestService } from '../support/service.js';
import {
  findingOf,
  IDENTITY,
  type OpenScreening,
  openScreening,
  searchOf,
  untilFiltered,
  VALIDATION,
} from './vault/casework.js';

/** A screening whose packet is out, with two findings from two searches. */
export interface ReleasedCase extends OpenScreening {
  readonly path: string;
  readonly searches: readonly [first: string, second: string];
  readonly findings: readonly [ofFirst: string, ofSecond: string];
  readonly packetId: string;
}

/** Vets a candidate from the first search to the release, as the whole-way story does refusal by refusal. */
export async function releasedCase(service: TestService, employerReference?: string): Promise<ReleasedCase> {
  const people = await openScreening(service, 'us-oh', employerReference);
  const path = `/v1/screenings/${people.screeningId}`;
  await people.coordinator.put(`${path}/identity`, IDENTITY).expect(200);
  const search = async (change: object) =>
    String((await people.screener.post(`${path}/searches`, searchOf({ ...change })).expect(201)).body.id);
  const first = await search({});
  const second = await search({ source: 'bing.com' });
  for (const source of ['facebook.com', 'x.com']) await search({ step_key: 'social_profiles', source });
  const log = async (searchId: string, excerpt: string) => {
    const finding = findingOf(searchId, { excerpt });
    return String((await people.screener.post(`${path}/findings`, finding).expect(201)).body.id);
  };
  const ofFirst = await log(first, 'I will burn the depot down tonight.');
  const ofSecond = await log(second, 'I keyed the cars of the whole crew again.');
  for (const step of ['open_web', 'social_profiles']) {
    const done = { outcome: 'done', minutes_spent: 20 };
    await people.screener.post(`${path}/steps/${step}/result`, done).expect(201);
  }
  const waived = { outcome: 'waived', reason: 'source_unavailable', minutes_spent: 1 };
  const local = await people.screener.post(`${path}/steps/local_news/result`, waived).expect(201);
  await people.screener.post(`${path}/completion`).expect(200);
  await people.coordinator.post(`/v1/step-results/${local.body.id}/approval`).expect(200);
  for (const id of [ofFirst, ofSecond]) {
    await untilFiltered(people.reviewer, id);
    const { body } = await people.reviewer.get(`/v1/findings/${id}/redaction`).expect(200);
    await people.reviewer
      .post(`/v1/findings/${id}/redaction-reviews`, {
        finding_version: body.version,
        disposition: 'include',
        criterion_id: people.criterionId,
      })
      .expect(201);
    await people.screener.post(`/v1/findings/${id}/validations`, VALIDATION).expect(201);
  }
  const packetId = await release(people, path);
  return { ...people, path, searches: [first, second], findings: [ofFirst, ofSecond], packetId };
}

/** Releases the packet; fails with the gates' own words. */
export async function release(people: OpenScreening, path: string): Promise<string> {
  const answer = await people.coordinator.post(`${path}/releases`);
  if (answer.status !== 201) throw new Error(`not released: ${answer.text}`);
  return answer.body.packet_id;
}
