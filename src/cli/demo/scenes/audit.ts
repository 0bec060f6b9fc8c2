import { listAt, numberAt, textAt, valueAt } from '../answer.js';
import { type Case, type Opening, secretsOf } from '../casework.js';
import type { Cast } from '../cast.js';
import { get } from '../person.js';
import type { Script } from '../script.js';

/** The auditor proves that all of it was so, without a word of what anybody posted. */
export async function audit(
  script: Script,
  cast: Cast,
  opening: Opening,
  files: readonly Case[],
  waivedStep: string,
): Promise<void> {
  await checkUniformity(script, cast, opening, waivedStep);
  await checkClauses(script, cast, opening);
  for (const file of files) await checkRemovals(script, cast, file);
  const { auditor } = cast;
  const screeningId = files[0]?.screeningId ?? '';
  await script.play(
    auditor,
    'reads the ledger of the first screening',
    get(`/v1/ledger/entries?limit=100&screening_id=${screeningId}`),
    { status: 200, tell: ({ json }) => kindsIn(json) },
  );
  await script.play(auditor, 'verifies the whole ledger', get('/v1/ledger/verification'), {
    status: 200,
    tell: ({ json }) => `${numberAt(json, 'entries')} entries, root ${textAt(json, 'root').slice(0, 16)}…`,
  });
  const verification = await auditor.send(get('/v1/ledger/verification'));
  script.claim(
    'The ledger is intact from the first entry to the last.',
    valueAt(verification.json, 'intact') === true,
  );
  const seen = auditor.haveSeen(files.flatMap((file) => secretsOf(file.candidate)));
  script.claim(
    seen.length === 0
      ? 'The auditor was shown no name and no post.'
      : `The auditor was shown: ${seen.join(', ')}`,
    seen.length === 0,
  );
}

async function checkUniformity(
  script: Script,
  cast: Cast,
  opening: Opening,
  waivedStep: string,
): Promise<void> {
  const report = await script.play(
    cast.auditor,
    'reads the uniformity report',
    get(`/v1/requisitions/${opening.requisitionId}/uniformity`),
    { status: 200, tell: ({ json }) => textAt(json, 'verdict').replace('_', ' ') },
  );
  const header = ['candidate', ...opening.steps.map((step) => step.key)];
  const rows = listAt(report.json, 'matrix').map((row) => [
    textAt(row, 'candidate_reference'),
    ...listAt(row, 'cells').map(
      (cell) => `${valueAt(cell, 'outcome')}, ${numberAt(cell, 'searches')} searches`,
    ),
  ]);
  script.page.block(
    [header, ...rows].map((row) => `${' '.repeat(15)}${row.map((it) => it.padEnd(20)).join('')}`),
  );
  const deviations = listAt(report.json, 'deviations');
  script.claim(
    `That ${waivedStep} was left out once is on record, with its approved reason.`,
    deviations.some((deviation) => valueAt(deviation, 'step_key') === waivedStep),
  );
  script.claim('The vetting was uniform.', valueAt(report.json, 'verdict') === 'uniform');
}

async function checkClauses(script: Script, cast: Cast, opening: Opening): Promise<void> {
  const report = await script.play(
    cast.auditor,
    'asks for compliance, clause by clause',
    get(`/v1/compliance?requisition_id=${opening.requisitionId}`),
    { status: 200, tell: ({ json }) => listAt(json, 'clauses').map(clauseWords).join(', ') },
  );
  const open = listAt(report.json, 'clauses').filter((clause) => valueAt(clause, 'held') !== true);
  script.claim('Every clause of the policy held for this requisition.', open.length === 0);
}

function clauseWords(clause: unknown): string {
  return `${textAt(clause, 'id')} ${valueAt(clause, 'held') === true ? 'held' : 'not held'}`;
}

async function checkRemovals(script: Script, cast: Cast, file: Case): Promise<void> {
  const records = await script.play(
    cast.auditor,
    `reads the removal records of ${file.reference}`,
    get(`/v1/screenings/${file.screeningId}/removals`),
    {
      status: 200,
      tell: ({ json }) => {
        const events = listAt(json, 'data').flatMap((record) => listAt(record, 'events'));
        return `${listAt(json, 'data').length} records, ${events.length} acts: detectors, classes, people, reasons`;
      },
    },
  );
  const words = [...secretsOf(file.candidate), ...file.candidate.findings.flatMap((it) => it.stays)];
  const found = words.filter((word) => records.text.includes(word));
  script.claim(
    found.length === 0
      ? 'None of them holds a word of the text.'
      : `Text in the records: ${found.join(', ')}`,
    found.length === 0 && listAt(records.json, 'data').length === file.candidate.findings.length,
  );
}

function kindsIn(json: unknown): string {
  const counts = new Map<string, number>();
  for (const entry of listAt(json, 'data')) {
    const kind = textAt(entry, 'kind');
    counts.set(kind, (counts.get(kind) ?? 0) + 1);
  }
  return [...counts].map(([kind, count]) => (count === 1 ? kind : `${count} × ${kind}`)).join(', ');
}
