import { valueAt } from '../answer.js';
import type { Case, Logged, Opening } from '../casework.js';
import type { Cast } from '../cast.js';
import { type Call, get, type Person, post, put } from '../person.js';
import type { Script } from '../script.js';

/** Every way to raw or filtered findings, tried with real ids by somebody who may not go there. */
export async function pry(
  script: Script,
  who: Person,
  opening: Opening,
  file: Case,
  logged: readonly Logged[],
): Promise<void> {
  const calls = ways(opening, file, logged);
  const lines: string[] = [];
  const open: string[] = [];
  for (const call of calls) {
    const { status, json } = await who.send(call);
    const code = valueAt(json, 'code');
    lines.push(`${call.method.padEnd(5)}${shortened(call.path).padEnd(52)} ${status} ${code ?? ''}`);
    if (status !== 403 && status !== 404) open.push(`${call.method} ${call.path}`);
  }
  script.page.step(who.name, 'tries every way to what was found', 'each one is refused:', open.length === 0);
  script.page.block(lines.map((line) => `${' '.repeat(15)}${line}`));
  script.claim(
    open.length === 0
      ? `All ${calls.length} are refused with 403 or 404.`
      : `Not refused: ${open.join(', ')}`,
    open.length === 0,
  );
}

function ways(opening: Opening, file: Case, logged: readonly Logged[]): Call[] {
  const screening = `/v1/screenings/${file.screeningId}`;
  const finding = `/v1/findings/${logged[0]?.id}`;
  return [
    get(`${screening}/findings`),
    get(`${screening}/identity`),
    get(`${screening}/redaction-queue`),
    get(`${screening}/filtered-findings`),
    get(finding),
    get(`${finding}/redaction`),
    get(`${finding}/redaction-reviews`),
    get(`${finding}/validations`),
    get(`/v1/searches/${logged[0]?.searchId}`),
    get(`/v1/packets/${opening.requisitionId.replace('req_', 'pkt_')}`),
    put(`${screening}/identity`, file.candidate.identity),
    post(`${finding}/redaction-reviews`, { finding_version: 1, disposition: 'include' }),
    post(`/v1/requisitions/${opening.requisitionId}/assignments`, { account_id: 'x', duty: 'screener' }),
  ];
}

/** What only the hiring manager is kept from: the work of the others, the ledger, the accounts. */
export async function pryFurther(script: Script, cast: Cast, opening: Opening, file: Case): Promise<void> {
  const screening = `/v1/screenings/${file.screeningId}`;
  const calls = [
    get(screening),
    get(`${screening}/steps`),
    get(`${screening}/searches`),
    get(`${screening}/consents`),
    get(`${screening}/gates`),
    get(`${screening}/removals`),
    get(`/v1/candidates/${file.candidateId}`),
    get(`/v1/requisitions/${opening.requisitionId}`),
    get(`/v1/requisitions/${opening.requisitionId}/uniformity`),
    get('/v1/ledger/entries'),
    get('/v1/users'),
    post(`${screening}/releases`),
  ];
  const answers = await Promise.all(calls.map((call) => cast.hiring_manager.send(call)));
  const open = calls.filter((_, i) => ![403, 404].includes(answers[i]?.status ?? 0));
  script.claim(
    open.length === 0
      ? `So are ${calls.length} ways to steps, gates, removals, candidates, the ledger and accounts.`
      : `Not refused: ${open.map((call) => call.path).join(', ')}`,
    open.length === 0,
  );
}

/** Ids are long and say nothing to a reader. */
function shortened(path: string): string {
  return path.replace(/([a-z]{3})_[0-9A-Z]{26}/g, '$1_…');
}
