import { listAt, numberAt, textAt, valueAt } from '../answer.js';
import type { Case, Logged, Opening } from '../casework.js';
import type { Cast } from '../cast.js';
import { get, post } from '../person.js';
import type { Script } from '../script.js';

const MARK = '[removed]';

/** What a screener did to make sure that a post is the candidate's and genuine. Grades follow from it. */
const VALIDATION = {
  identifiers: ['handle_supplied', 'full_name'],
  considered: ['edited', 'parody', 'hacked', 'shared_account', 'namesake', 'archive_copy_checked'],
  capture_method: 'full_page_capture',
  archive_copy: 'same',
  corroborating_sources: 1,
  corroboration: ['news_report'],
};

/** Each post is validated, and looked at by a second person beside what the filter made of it. */
export async function review(
  script: Script,
  cast: Cast,
  opening: Opening,
  file: Case,
  logged: readonly Logged[],
): Promise<void> {
  await refuseOwnReview(script, cast, logged);
  for (const it of logged) {
    await script.play(
      cast.screener,
      `validates a post of ${file.reference}: ${it.finding.conduct_category}`,
      post(`/v1/findings/${it.id}/validations`, VALIDATION),
      { status: 201, tell: ({ json }) => `grade ${textAt(json, 'grade')}, computed from what was done` },
    );
    if (it.finding.isForeign) await withholdHeld(script, cast, it);
    else await includeFiltered(script, cast, opening, it);
  }
}

async function refuseOwnReview(script: Script, cast: Cast, logged: readonly Logged[]): Promise<void> {
  const [first] = logged;
  if (first === undefined) return;
  const look = get(`/v1/findings/${first.id}/redaction`);
  await script.play(cast.screener, 'tries to review their own finding', look, { status: 403 });
}

async function includeFiltered(script: Script, cast: Cast, opening: Opening, it: Logged): Promise<void> {
  const { finding } = it;
  const seen = await script.play(
    cast.reviewer,
    'looks at it beside its removals',
    get(`/v1/findings/${it.id}/redaction`),
    { status: 200, tell: ({ json }) => `${listAt(json, 'removals').length} removals: ${classesIn(json)}` },
  );
  const safe = textAt(seen.json, 'safe_text');
  script.page.beside(['as posted (vault)', finding.excerpt], ['after the filter (desk)', safe]);
  claimWords(script, safe, finding.stays, reviewed(finding.goes, finding.reviewerRemoves?.words));
  const include = { disposition: 'include', criterion_id: opening.criterionIds[finding.criterion] };
  const added = await addRemoval(script, cast, it, numberAt(seen.json, 'version'), include);
  if (added !== null && finding.reviewerRemoves?.liftedAgain !== true) return;
  const version = added ?? numberAt(seen.json, 'version');
  const lifted = added === null ? [] : [{ ...spanOf(it), reason: 'reveals_no_class' }];
  const words =
    added === null
      ? 'confirms the removals and includes it'
      : 'looks again and lifts that: it reveals nothing';
  const last = await script.play(
    cast.reviewer,
    words,
    post(`/v1/findings/${it.id}/redaction-reviews`, { ...include, finding_version: version, lifted }),
    { status: 201, tell: ({ json }) => `${textAt(json, 'disposition')}, for a criterion of the job` },
  );
  claimWords(script, textAt(last.json, 'safe_text'), finding.stays, finding.goes);
}

/** Removes what the story's reviewer finds on top; answers the finding's new version, or null if there is none. */
async function addRemoval(
  script: Script,
  cast: Cast,
  it: Logged,
  version: number,
  include: object,
): Promise<number | null> {
  const extra = it.finding.reviewerRemoves;
  if (extra === undefined) return null;
  const added = [{ ...spanOf(it), class: extra.class, reason: extra.reason }];
  const answer = await script.play(
    cast.reviewer,
    `removes “${extra.words}” as well: ${extra.reason}`,
    post(`/v1/findings/${it.id}/redaction-reviews`, { ...include, finding_version: version, added }),
    { status: 201, tell: ({ json }) => textAt(json, 'safe_text') },
  );
  script.claim(`“${extra.words}” is gone.`, !textAt(answer.json, 'safe_text').includes(extra.words));
  return numberAt(answer.json, 'finding_version');
}

async function withholdHeld(script: Script, cast: Cast, it: Logged): Promise<void> {
  const seen = await script.play(
    cast.reviewer,
    'looks at what the filter held',
    get(`/v1/findings/${it.id}/redaction`),
    { status: 200, tell: ({ json }) => `held: ${textAt(json, 'held_reason')}` },
  );
  script.page.beside(
    ['as posted (vault)', it.finding.excerpt],
    ['after the filter (desk)', 'nothing: it is held'],
  );
  script.claim('A held text has no safe text.', valueAt(seen.json, 'safe_text') === null);
  await script.play(
    cast.reviewer,
    'withholds it',
    post(`/v1/findings/${it.id}/redaction-reviews`, {
      finding_version: numberAt(seen.json, 'version'),
      disposition: 'withhold',
      withheld_reason: 'held_by_filter',
    }),
    { status: 201, tell: ({ json }) => textAt(json, 'disposition') },
  );
}

function claimWords(script: Script, safe: string, stays: readonly string[], goes: readonly string[]): void {
  for (const words of stays) script.claim(`The conduct stays: “${words}”`, safe.includes(words));
  const left = goes.filter((word) => safe.toLowerCase().includes(word.toLowerCase()));
  const claim = `What reveals a class went; ${MARK} says that something did, not what.`;
  script.claim(left.length === 0 ? claim : `${claim} Left: ${left.join(', ')}`, left.length === 0);
}

/** What the filter alone has to remove: not yet what the reviewer adds. */
function reviewed(goes: readonly string[], later: string | undefined): string[] {
  return goes.filter((word) => later === undefined || !later.includes(word));
}

function spanOf(it: Logged): { start: number; end: number } {
  const words = it.finding.reviewerRemoves?.words ?? '';
  const start = it.finding.excerpt.indexOf(words);
  return { start, end: start + words.length };
}

function classesIn(json: unknown): string {
  return [...new Set(listAt(json, 'removals').map((removal) => textAt(removal, 'class')))].join(', ');
}
