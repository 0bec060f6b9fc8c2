import type { Person } from '../../support/service.js';
import { IDENTITY, logFinding, type OpenScreening, searchOf, untilFiltered } from '../vault/casework.js';

type Body = Record<string, unknown>;

export const STRONG = {
  identifiers: ['full_name', 'handle_supplied'],
  considered: ['edited', 'parody', 'hacked', 'shared_account', 'namesake', 'archive_copy_checked'],
  capture_method: 'full_page_capture',
  archive_copy: 'same',
  corroborating_sources: 1,
  corroboration: ['news_report'],
};

export async function writeIdentity(at: OpenScreening): Promise<void> {
  await at.coordinator.put(`/v1/screenings/${at.screeningId}/identity`, IDENTITY).expect(200);
}

/** A finding that was filtered and validated. */
export async function validatedFinding(at: OpenScreening, change: Body = {}): Promise<string> {
  const findingId = await logFinding(at, at.screener, change);
  await untilFiltered(at.screener, findingId);
  await at.screener.post(`/v1/findings/${findingId}/validations`, STRONG).expect(201);
  return findingId;
}

export async function decide(at: OpenScreening, findingId: string, decision: Body): Promise<void> {
  const { body } = await at.reviewer.get(`/v1/findings/${findingId}/redaction`).expect(200);
  await at.reviewer
    .post(`/v1/findings/${findingId}/redaction-reviews`, { finding_version: body.version, ...decision })
    .expect(201);
}

export async function include(at: OpenScreening, findingId: string): Promise<void> {
  await decide(at, findingId, { disposition: 'include', criterion_id: at.criterionId });
}

/** Every step of the demo checklist, so that the screening is in review. */
export async function finishGathering(at: OpenScreening): Promise<void> {
  const path = `/v1/screenings/${at.screeningId}`;
  const searches = [
    ['open_web', 'google.com'],
    ['open_web', 'bing.com'],
    ['social_profiles', 'facebook.com'],
    ['social_profiles', 'x.com'],
    ['local_news', 'news.example.org'],
  ] as const;
  for (const [step_key, source] of searches) {
    await at.screener.post(`${path}/searches`, searchOf({ step_key, source, result_count: 0 })).expect(201);
  }
  for (const key of ['open_web', 'social_profiles', 'local_news']) {
    const done = { outcome: 'done', minutes_spent: 20 };
    await at.screener.post(`${path}/steps/${key}/result`, done).expect(201);
  }
  await at.screener.post(`${path}/completion`).expect(200);
}

export async function closedGates(at: OpenScreening): Promise<string[]> {
  const { body } = await at.coordinator.get(`/v1/screenings/${at.screeningId}/gates`).expect(200);
  return body.gates
    .filter((gate: { open: boolean }) => !gate.open)
    .map((gate: { name: string }) => gate.name);
}

/** The codes and words of what is missing. */
export async function missing(
  at: OpenScreening,
): Promise<{ code: string; detail: string; related: string[] }[]> {
  const { body } = await at.coordinator.get(`/v1/screenings/${at.screeningId}/gates`).expect(200);
  return body.gates.flatMap((gate: { missing: unknown[] }) => gate.missing);
}

export async function releasedPacket(at: OpenScreening): Promise<string> {
  const { body } = await at.coordinator.post(`/v1/screenings/${at.screeningId}/releases`).expect(201);
  return body.packet_id;
}

export async function reviewStatement(
  by: Person,
  statementId: string,
  word: Body = { disposition: 'include' },
): Promise<Body> {
  const { body } = await by.get(`/v1/statements/${statementId}`).expect(200);
  const review = await by
    .post(`/v1/statements/${statementId}/reviews`, { statement_version: body.version, ...word })
    .expect(201);
  return review.body;
}
