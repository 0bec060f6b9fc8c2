import { createHash } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { listAt, StoryBroken, textAt } from '../answer.js';
import type { DemoFinding } from '../candidates.js';
import type { Case, Logged, Opening } from '../casework.js';
import type { Cast } from '../cast.js';
import { get, post } from '../person.js';
import type { Script } from '../script.js';
import { searchCall } from './search-call.js';

const FILTER_WITHIN_MS = 60_000;

/** The screener works through the checklist, step by step, and logs every search and every finding. */
export async function gather(
  script: Script,
  cast: Cast,
  opening: Opening,
  file: Case,
  waivedStep: string | null,
): Promise<Logged[]> {
  const { screener } = cast;
  const logged: Logged[] = [];
  for (const step of opening.steps) {
    if (step.key === waivedStep) {
      await recordStep(script, cast, file, step.key, {
        outcome: 'waived',
        reason: 'source_unavailable',
        minutes_spent: 3,
      });
      continue;
    }
    for (const source of step.sources) {
      const results = source === 'facebook.com' ? file.candidate.findings.length + 2 : 0;
      const search = await script.play(
        screener,
        `searches ${source} for ${file.reference}`,
        searchCall(file.screeningId, file.candidate, step, results, source),
        {
          status: 201,
          tell: () => (results === 0 ? 'found nothing; that is logged too' : `${results} results`),
        },
      );
      if (results > 0) logged.push(...(await logFindings(script, cast, file, textAt(search.json, 'id'))));
    }
    await recordStep(script, cast, file, step.key, { outcome: 'done', minutes_spent: 20 });
  }
  await untilFiltered(script, cast, file, logged);
  await script.play(
    screener,
    `completes the gathering for ${file.reference}`,
    post(`/v1/screenings/${file.screeningId}/completion`),
    { status: 200, tell: ({ json }) => `the screening is ${textAt(json, 'stage')}` },
  );
  return logged;
}

async function recordStep(
  script: Script,
  cast: Cast,
  file: Case,
  key: string,
  result: object,
): Promise<void> {
  const call = post(`/v1/screenings/${file.screeningId}/steps/${key}/result`, result);
  await script.play(cast.screener, `records the step ${key}`, call, {
    status: 201,
    tell: ({ json }) => textAt(json, 'outcome'),
  });
}

async function logFindings(script: Script, cast: Cast, file: Case, searchId: string): Promise<Logged[]> {
  const logged: Logged[] = [];
  for (const [i, finding] of file.candidate.findings.entries()) {
    const call = post(`/v1/screenings/${file.screeningId}/findings`, findingOf(file, finding, searchId, i));
    const answer = await script.play(cast.screener, `logs a post: ${finding.conduct_category}`, call, {
      status: 201,
      tell: ({ json }) => `sealed; ${textAt(json, 'state')}, the filter runs in the background`,
    });
    logged.push({ id: textAt(answer.json, 'id'), searchId, finding });
  }
  return logged;
}

function findingOf(file: Case, finding: DemoFinding, searchId: string, number: number): object {
  const handle = file.candidate.identity.handles[0];
  const posted = new Date();
  posted.setUTCMonth(posted.getUTCMonth() - finding.months_ago);
  return {
    search_id: searchId,
    source_url: `https://social.example/${handle}/posts/${number + 1}`,
    page_title: `${file.candidate.identity.full_name} | Social`,
    author_handle: handle,
    posted_at: posted.toISOString(),
    captured_at: new Date(Date.now() - 60_000).toISOString(),
    capture_digest: createHash('sha256').update(`capture of ${finding.excerpt}`).digest('hex'),
    excerpt: finding.excerpt,
    screener_note: 'Public post, seen without a login.',
    method: 'candidate_supplied_handle',
    access_basis: 'supplied_by_candidate',
    conduct_category: finding.conduct_category,
    matched_by: ['handle_supplied', 'full_name'],
  };
}

/** Asks for the states alone; reading the text would be an entry in the ledger each time. */
async function untilFiltered(
  script: Script,
  cast: Cast,
  file: Case,
  logged: readonly Logged[],
): Promise<void> {
  const list = get(`/v1/screenings/${file.screeningId}/findings?limit=100`);
  for (const until = Date.now() + FILTER_WITHIN_MS; Date.now() < until; await pause(150)) {
    const states = listAt((await cast.screener.send(list)).json, 'data').map((it) => textAt(it, 'state'));
    if (states.length < logged.length || states.includes('logged')) continue;
    const held = states.filter((state) => state === 'held').length;
    script.page.step(
      'the queue',
      `filters what was logged for ${file.reference}`,
      filteredWords(states.length, held),
      true,
    );
    const foreign = logged.filter(({ finding }) => finding.isForeign).length;
    const claim =
      foreign === 0 ? 'None is held.' : 'What is not in English is held: the filter can’t vouch for it.';
    script.claim(claim, held === foreign);
    return;
  }
  throw new StoryBroken('The filter did not finish within a minute.');
}

function filteredWords(all: number, held: number): string {
  return `${all - held} filtered, ${held} held`;
}
