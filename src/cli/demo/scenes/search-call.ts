import { StoryBroken } from '../answer.js';
import type { DemoCandidate } from '../candidates.js';
import type { Opening } from '../casework.js';
import { type Call, post } from '../person.js';

const MINUTE_MS = 60_000;
/** The demo checklist’s look-back, in days. */
const SEVEN_YEARS = 2557;

/** The request that logs one search in one source of a step. */
export function searchCall(
  screeningId: string,
  candidate: DemoCandidate,
  step: Opening['steps'][number] | undefined,
  results: number,
  source = step?.sources[0],
): Call {
  if (step === undefined || source === undefined) throw new StoryBroken('The checklist has no such step.');
  const isProfile = step.key === 'social_profiles';
  return post(`/v1/screenings/${screeningId}/searches`, {
    step_key: step.key,
    method: isProfile ? 'candidate_supplied_handle' : 'open_web_search',
    access_basis: isProfile ? 'supplied_by_candidate' : 'public',
    source,
    query_form: step.form,
    query: filledIn(step.form, candidate),
    look_back_days: SEVEN_YEARS,
    started_at: new Date(Date.now() - 20 * MINUTE_MS).toISOString(),
    ended_at: new Date(Date.now() - 12 * MINUTE_MS).toISOString(),
    result_count: results,
  });
}

/** The query that a form makes of this candidate's details. */
function filledIn(form: string, { identity }: DemoCandidate): string {
  return form
    .replace('{full_name}', identity.full_name)
    .replace('{handle}', identity.handles[0] ?? '')
    .replace('{city}', identity.cities[0] ?? '');
}
