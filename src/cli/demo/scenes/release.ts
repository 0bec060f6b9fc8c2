import { listAt, textAt, valueAt } from '../answer.js';
import type { Case } from '../casework.js';
import type { Cast } from '../cast.js';
import { get, post } from '../person.js';
import type { Script } from '../script.js';

const INDENT = ' '.repeat(15);

/** The gates are closed, and say why. */
export async function tryTooEarly(script: Script, cast: Cast, file: Case): Promise<void> {
  script.page.heading('The gates of release');
  await script.play(
    cast.coordinator,
    `tries to release the packet of ${file.reference} already`,
    post(`/v1/screenings/${file.screeningId}/releases`),
    { status: 409, code: 'release.gates_closed' },
  );
  await showGates(script, cast, file, false);
}

/** A step that was left out needs the word of somebody else. */
export async function approveWaivedStep(script: Script, cast: Cast, file: Case, key: string): Promise<void> {
  const matrix = await cast.coordinator.send(get(`/v1/screenings/${file.screeningId}/steps`));
  const step = listAt(matrix.json, 'steps').find((it) => valueAt(it, 'key') === key);
  const resultId = textAt(step, 'result', 'id');
  await script.play(
    cast.coordinator,
    `approves that ${key} was left out for ${file.reference}: the source is gone`,
    post(`/v1/step-results/${resultId}/approval`),
    { status: 200, tell: ({ json }) => textAt(json, 'reason') },
  );
}

/** Every gate is open: the packet goes out, and never changes again. */
export async function release(script: Script, cast: Cast, file: Case): Promise<string> {
  await showGates(script, cast, file, true);
  const released = await script.play(
    cast.coordinator,
    `releases the packet of ${file.reference}`,
    post(`/v1/screenings/${file.screeningId}/releases`),
    { status: 201, tell: ({ json }) => `SHA-256 ${textAt(json, 'packet_digest').slice(0, 16)}…` },
  );
  return textAt(released.json, 'packet_id');
}

async function showGates(script: Script, cast: Cast, file: Case, open: boolean): Promise<void> {
  const asked = await script.play(
    cast.coordinator,
    `asks the gates of ${file.reference}`,
    get(`/v1/screenings/${file.screeningId}/gates`),
    {
      status: 200,
      tell: ({ json }) => (valueAt(json, 'releasable') === true ? 'releasable' : 'not releasable'),
    },
  );
  const gates = listAt(asked.json, 'gates');
  const width = Math.max(...gates.map((gate) => textAt(gate, 'name').length));
  script.page.block(gates.flatMap((gate) => gateLines(gate, width)));
  script.claim(
    open ? 'Every gate is open.' : 'Closed gates stop the release.',
    valueAt(asked.json, 'releasable') === open,
  );
}

/** A gate's name and state, and below it what is missing. */
function gateLines(gate: unknown, width: number): string[] {
  const state = valueAt(gate, 'open') === true ? 'open' : 'closed';
  const missing = listAt(gate, 'missing').map((it) => `  ${textAt(it, 'detail')}`);
  return [`${textAt(gate, 'name').padEnd(width)}  ${state}`, ...missing].map((line) => INDENT + line);
}
