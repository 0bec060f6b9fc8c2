import { randomInt } from 'node:crypto';
import { textAt } from '../answer.js';
import type { DemoCandidate } from '../candidates.js';
import type { Case, Opening } from '../casework.js';
import type { Cast } from '../cast.js';
import { post, put } from '../person.js';
import type { Script } from '../script.js';
import { searchCall } from './search-call.js';

const DAY_MS = 86_400_000;

/** A candidate comes in as a reference; the name goes straight into the vault. Nothing is searched before consent. */
export async function admitCandidate(
  script: Script,
  cast: Cast,
  opening: Opening,
  candidate: DemoCandidate,
): Promise<Case> {
  const { coordinator, screener } = cast;
  const employerReference = `APP-${new Date().getFullYear()}-${randomInt(1e6, 1e7)}`;
  const added = await script.play(
    coordinator,
    `adds the ${candidate.label} candidate by the employer’s number ${employerReference}`,
    post('/v1/candidates', { employer_reference: employerReference }),
    { status: 201, tell: ({ json }) => `from now on ${textAt(json, 'reference')}` },
  );
  const candidateId = textAt(added.json, 'id');
  const reference = textAt(added.json, 'reference');
  const screening = await script.play(
    coordinator,
    `opens the screening of ${reference}`,
    post('/v1/screenings', { requisition_id: opening.requisitionId, candidate_id: candidateId }),
    { status: 201, tell: ({ json }) => `it is ${textAt(json, 'stage')}` },
  );
  const screeningId = textAt(screening.json, 'id');
  const early = searchCall(screeningId, candidate, opening.steps[0], 0);
  await script.play(screener, `tries to search for ${reference} already`, early, {
    status: 409,
    code: 'consent.missing',
  });
  const consent = { notice_version: 'notice-2026-03', given_at: new Date(Date.now() - DAY_MS).toISOString() };
  await script.play(
    coordinator,
    `records that ${reference} agreed`,
    post(`/v1/screenings/${screeningId}/consents`, consent),
    { status: 201 },
  );
  const written = await script.play(
    coordinator,
    'writes names, handles and contacts into the vault',
    put(`/v1/screenings/${screeningId}/identity`, candidate.identity),
    { status: 200, tell: () => 'a receipt without a word of it' },
  );
  script.claim('The receipt does not repeat the name.', !written.text.includes(candidate.identity.full_name));
  return { candidate, candidateId, reference, screeningId };
}
