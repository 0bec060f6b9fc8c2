import { listAt, textAt, valueAt } from '../answer.js';
import { type Case, type Logged, type Opening, secretsOf } from '../casework.js';
import type { Cast } from '../cast.js';
import { get, post } from '../person.js';
import type { Script } from '../script.js';

/** What the hiring manager gets: the packet, as JSON and as a page to print, and nothing else. */
export async function readPacket(
  script: Script,
  cast: Cast,
  file: Case,
  packetId: string,
  logged: readonly Logged[],
): Promise<void> {
  const packet = await script.play(
    cast.hiring_manager,
    `reads the packet of ${file.reference}`,
    get(`/v1/packets/${packetId}`),
    { status: 200, tell: ({ json }) => `${listAt(json, 'findings').length} findings` },
  );
  script.page.block(['', ...listAt(packet.json, 'findings').flatMap(findingLines)]);
  const included = logged.filter(({ finding }) => !finding.isForeign);
  const findings = listAt(packet.json, 'findings');
  script.claim(`It holds the ${included.length} included findings.`, findings.length === included.length);
  const attacks = findings.filter((it) => valueAt(it, 'directed_at_protected_group') === true).length;
  const wanted = included.filter(({ finding }) => finding.isAttackOnGroup).length;
  script.claim(
    wanted === 0
      ? 'None is marked as directed at a protected group.'
      : 'The attack is marked as directed at a protected group; which group, it does not say.',
    attacks === wanted,
  );
  const page = await script.play(
    cast.hiring_manager,
    'reads it as a page to print',
    get(`/v1/packets/${packetId}/files/html`),
    { status: 200, tell: ({ headers, text }) => `${headers.get('content-type')}, ${text.length} characters` },
  );
  const missing = findings.filter((it) => !page.text.includes(escaped(textAt(it, 'text'))));
  script.claim('The page has the same findings, word for word.', missing.length === 0);
  const leaked = cast.hiring_manager.haveSeen(secretsOf(file.candidate));
  script.claim(
    leaked.length === 0
      ? 'No name, handle or class of the candidate is in anything the hiring manager was sent.'
      : `The hiring manager was sent: ${leaked.join(', ')}`,
    leaked.length === 0,
  );
}

/** The receipt, and the decision on criteria of the job. */
export async function decide(
  script: Script,
  cast: Cast,
  opening: Opening,
  packetId: string,
  outcome: 'proceed' | 'do_not_proceed',
): Promise<void> {
  const { hiring_manager: manager } = cast;
  await script.play(manager, 'acknowledges that they received it', post(`/v1/packets/${packetId}/receipts`), {
    status: 201,
  });
  const decision = { outcome, criterion_ids: opening.criterionIds.slice(0, outcome === 'proceed' ? 3 : 1) };
  await script.play(
    manager,
    `decides: ${outcome.replaceAll('_', ' ')}`,
    post(`/v1/packets/${packetId}/decision`, decision),
    { status: 201, tell: ({ json }) => `on ${listAt(json, 'criterion_ids').length} criteria of the job` },
  );
}

function findingLines(finding: unknown): string[] {
  const flag =
    valueAt(finding, 'directed_at_protected_group') === true ? ', directed at a protected group' : '';
  const about = `${textAt(finding, 'conduct_category')}, ${textAt(finding, 'posted_month')}`;
  const text = textAt(finding, 'text');
  return [
    `${valueAt(finding, 'number')}. ${about}, grade ${textAt(finding, 'validation_grade')}${flag}`,
    ...foldedAt(text, 92).map((line) => `   ${line}`),
    '',
  ];
}

function foldedAt(text: string, width: number): string[] {
  return text.match(new RegExp(`.{1,${width}}(?:\\s+|$)`, 'gu')) ?? [text];
}

function escaped(text: string): string {
  const names: { readonly [character: string]: string } = {
    '&': '&amp;',
    '<': '&lt;',
    '>': '&gt;',
    '"': '&quot;',
    "'": '&#39;',
  };
  return text.replace(/[&<>"']/g, (character) => names[character] ?? character);
}
