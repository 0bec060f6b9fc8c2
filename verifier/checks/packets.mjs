import { canonical } from '../reading.mjs';
import { counted } from '../report.mjs';
import { digestOf } from './files.mjs';

/**
 * @typedef {import('../bundle.mjs').Bundle} Bundle
 * @typedef {import('../bundle.mjs').Entry} Entry
 * @typedef {import('../reading.mjs').Value} Value
 * @typedef {import('../report.mjs').Say} Say
 */

/**
 * @param {import('../report.mjs').Report} report
 * @param {Bundle} bundle
 */
export function checkPackets(report, bundle) {
  const released = () => bundle.ofScreening.filter(({ kind }) => kind === 'packet.released');
  report.check('Every packet is the one that was released', (fault) => {
    const shown = bundle.json('packets/index.json').list();
    for (const entry of released()) {
      const packet = shown.find((it) => it.text('id') === entry.body.text('packet_id'));
      if (packet === undefined) {
        fault(
          'packet.missing',
          entry.body.text('packet_id'),
          `It was released (${entry.id}), but is not in the bundle.`,
        );
      }
    }
    for (const packet of shown) {
      const entry = released().find(({ body }) => body.text('packet_id') === packet.text('id'));
      if (entry === undefined) {
        fault('packet.not_in_ledger', packet.text('id'), 'The ledger knows of no release of this packet.');
      } else {
        comparePacket(bundle, packet, entry, fault);
      }
    }
    return `${counted(shown.length, 'packet')}, each as it was released.`;
  });
  report.check('Which packet may be used is what the ledger says', (fault) => {
    const shown = bundle.json('packets/index.json').list();
    const states = statesOf(bundle);
    for (const packet of shown) compareState(packet, states, fault);
    compareChain(bundle, shown, fault);
    return shown.length === 0
      ? 'No packet was released.'
      : `Of the packets, ${shown.map((it) => `version ${it.whole('version')} is ${it.text('state')}`).join(', ')}.`;
  });
}

/**
 * @param {Bundle} bundle
 * @param {Value} packet
 * @param {Entry} entry
 * @param {Say} fault
 */
function comparePacket(bundle, packet, entry, fault) {
  const id = packet.text('id');
  const path = `packets/${id}/packet.json`;
  const digest = digestOf(bundle.bytes(path));
  if (digest !== entry.body.text('packet_digest')) {
    fault('packet.altered', path, `This is not the packet that was released at ${entry.at} (${entry.id}).`);
  }
  const differs = [
    ...(packet.text('digest') === entry.body.text('packet_digest') ? [] : ['digest']),
    ...(packet.whole('version') === entry.body.whole('packet_version') ? [] : ['version']),
    ...(packet.text('released_by') === entry.actor ? [] : ['released_by']),
    ...(filesOf(packet) === canonical(entry.body.has('files') ? entry.body.at('files').raw : {})
      ? []
      : ['files']),
  ];
  if (differs.length > 0) {
    fault('packet.index_differs', id, `The index does not say what ${entry.id} says: ${differs.join(', ')}.`);
  }
  const document = bundle.json(path);
  const candidate = bundle.json('screening.json');
  const added = bundle
    .ofKind('candidate.added')
    .find(({ body }) => body.text('candidate_id') === candidate.text('candidate_id'));
  const reference = document.at('candidate').text('reference');
  if (added !== undefined && added.body.text('reference') !== reference) {
    fault(
      'packet.other_candidate',
      path,
      `It is about ${reference}; the screening is of ${added.body.text('reference')}.`,
    );
  }
  if (document.text('screening_id') !== bundle.screeningId || document.text('id') !== id) {
    fault('packet.other_case', path, 'This packet is of another screening.');
  }
}

/**
 * The digests of a packet's formats, as the index has them.
 *
 * @param {Value} packet
 */
function filesOf(packet) {
  return canonical(
    Object.fromEntries(packet.listOr('files').map((it) => [it.text('format'), it.text('digest')])),
  );
}

/**
 * What may be done with each packet, by the ledger alone.
 *
 * @param {Bundle} bundle
 * @returns {Map<string, { state: string, by: Entry | null }>}
 */
function statesOf(bundle) {
  /** @type {Map<string, { state: string, by: Entry | null }>} */
  const states = new Map();
  for (const entry of bundle.ofScreening) {
    const { kind, body } = entry;
    if (kind === 'packet.released') {
      for (const [id, { state }] of states) {
        if (state === 'current') states.set(id, { state: 'superseded', by: entry });
      }
      states.set(body.text('packet_id'), { state: 'current', by: null });
    }
    const recalled =
      kind === 'packet.recalled'
        ? body.text('packet_id')
        : kind === 'quarantine.placed'
          ? body.textOr('recalled_packet_id')
          : null;
    if (recalled !== null) states.set(recalled, { state: 'recalled', by: entry });
  }
  return states;
}

/**
 * @param {Value} packet
 * @param {Map<string, { state: string, by: Entry | null }>} states
 * @param {Say} fault
 */
function compareState(packet, states, fault) {
  const id = packet.text('id');
  const { state, by } = states.get(id) ?? { state: 'unknown', by: null };
  if (packet.text('state') !== state) {
    const since = by === null ? '' : ` since ${by.at} (${by.id})`;
    fault(
      'packet.state_false',
      id,
      `It is shown as ${packet.text('state')}; by the ledger it is ${state}${since}.`,
    );
  }
  const recall = packet.at('recall');
  if (state !== 'recalled' || by === null || recall.raw === null) return;
  const reason = by.body.textOr('reason');
  const agrees =
    recall.text('recalled_by') === by.actor && (reason === null || recall.text('reason') === reason);
  if (!agrees) fault('recall.differs', id, `The recall is not as ${by.id} says: who recalled it, or why.`);
}

/**
 * @param {Bundle} bundle
 * @param {Value[]} shown
 * @param {Say} fault
 */
function compareChain(bundle, shown, fault) {
  for (const [place, packet] of shown.entries()) {
    const path = `packets/${packet.text('id')}/packet.json`;
    const supersedes = bundle.json(path).at('supersedes');
    const before = shown[place - 1];
    const expected =
      before === undefined ? null : { packet_id: before.text('id'), version: before.whole('version') };
    if (canonical(supersedes.raw) !== canonical(expected)) {
      fault(
        'packet.chain_broken',
        path,
        'It does not name the version before it as the one that it takes the place of.',
      );
    }
  }
}
