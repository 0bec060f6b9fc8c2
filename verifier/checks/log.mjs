import { entryOf, hashesOf, proofOf } from '../bundle.mjs';
import { isSignedBy, parseCheckpoint, parseNoteKey } from '../note.mjs';
import { Malformed } from '../reading.mjs';
import { isConsistent, isIncluded } from '../tree.mjs';
import { digestOf } from './files.mjs';

/**
 * @typedef {import('../bundle.mjs').Bundle} Bundle
 * @typedef {import('../note.mjs').Checkpoint} Checkpoint
 * @typedef {import('../note.mjs').NoteKey} NoteKey
 * @typedef {import('../report.mjs').Report} Report
 */

/** The key that checkpoints are held against: the one brought along, or for want of one the archive's own. */
export class LogKey {
  /**
   * @param {Bundle} bundle
   * @param {NoteKey[]} pinned
   */
  constructor(bundle, pinned) {
    const text = bundle.bytes('ledger/key.txt').toString('utf8').trim();
    const own = parseNoteKey(text);
    if (own === null || own.type !== 1) throw new Malformed('ledger/key.txt', 'This is no key of a ledger.');
    this.own = own;
    this.pinned = pinned.length > 0;
    this.key = pinned.find((it) => it.text === own.text) ?? pinned[0] ?? own;
  }
}

/**
 * @param {Report} report
 * @param {Bundle} bundle
 * @param {NoteKey[]} pinned ledger keys that the reader has from elsewhere
 */
export function checkKey(report, bundle, pinned) {
  report.check('The ledger’s key is the one you know', (fault, remark) => {
    const { own, key } = new LogKey(bundle, pinned);
    if (pinned.length === 0) {
      remark(
        'key.not_pinned',
        'ledger/key.txt',
        'You brought no key along (--keys), so the archive’s own was used: the archive may agree with itself and still be made up.',
      );
      return `The ledger signs as ${own.name}, with the key in the archive.`;
    }
    if (key.text !== own.text) {
      fault(
        'key.wrong',
        'ledger/key.txt',
        `The archive’s key ${own.text} is not among those you brought along.`,
      );
    }
    return `The ledger’s key is one that you brought along: ${own.name}.`;
  });
}

/**
 * @param {Bundle} bundle
 * @param {string} path
 * @returns {Checkpoint}
 */
export function checkpointIn(bundle, path) {
  const checkpoint = parseCheckpoint(bundle.bytes(path));
  if (checkpoint === null) throw new Malformed(path, 'This is no signed checkpoint.');
  return checkpoint;
}

/**
 * @param {Report} report
 * @param {Bundle} bundle
 * @param {NoteKey[]} pinned
 */
export function checkCheckpoints(report, bundle, pinned) {
  report.check('The checkpoints are signed by the ledger', (fault) => {
    const { key } = new LogKey(bundle, pinned);
    const paths = ['ledger/first.checkpoint', 'ledger/last.checkpoint', 'anchor/checkpoint'];
    const sizes = paths.map((path) => {
      const checkpoint = checkpointIn(bundle, path);
      if (!isSignedBy(checkpoint, key)) {
        fault('checkpoint.not_signed', path, `This checkpoint is not signed with the key of ${key.name}.`);
      }
      return checkpoint.size;
    });
    return `Three checkpoints, over ${sizes.join(', ')} entries, are signed by ${key.name}.`;
  });
}

/**
 * @param {Report} report
 * @param {Bundle} bundle
 */
export function checkEntries(report, bundle) {
  report.check('Every ledger entry is in the signed ledger, in its place', (fault) => {
    const { entries, proofs } = bundle;
    const last = checkpointIn(bundle, 'ledger/last.checkpoint');
    const byId = new Map(entries.map((entry) => [entry.id, entry]));
    const proved = new Set(proofs.map(({ entryId }) => entryId));
    for (const { entryId, index } of proofs) {
      if (byId.has(entryId)) continue;
      fault(
        'entry.dropped',
        entryId,
        `There is a proof for this entry (place ${index + 1} of the ledger), but the entry is gone.`,
      );
    }
    const expected = bundle.manifest.at('ledger').whole('entries');
    if (entries.length !== expected) {
      fault(
        'entries.count',
        'ledger',
        `The manifest speaks of ${expected} entries; there are ${entries.length}.`,
      );
    }
    let before = -1;
    for (const [place, entry] of entries.entries()) {
      const name = `${entry.id} (${entry.kind}, ${entry.where})`;
      const proof = proofs[place];
      if (!proved.has(entry.id)) {
        fault('entry.without_proof', name, 'There is no proof for this entry.');
        continue;
      }
      if (proof === undefined || proof.entryId !== entry.id) {
        fault(
          'entries.swapped',
          name,
          'This entry is not where its proof is: entries were moved, added or taken away.',
        );
        continue;
      }
      if (!proof.leaf.equals(entry.leaf)) {
        fault(
          'entry.altered',
          name,
          'This entry was changed: its hash is not the one that the ledger holds.',
        );
        continue;
      }
      if (proof.index >= last.size) {
        fault(
          'checkpoint.stale',
          name,
          `This is entry ${proof.index + 1}, but the checkpoint is older: it covers ${last.size}.`,
        );
      } else if (!isIncluded(entry.leaf, proof.index, last, proof.hashes)) {
        fault(
          'proof.wrong',
          name,
          'The proof does not lead from this entry to the signed root: it was not in the ledger so.',
        );
      }
      if (proof.index <= before) {
        fault('entries.order', name, 'This entry stands behind one that is later in the ledger.');
      }
      before = proof.index;
    }
    return `All ${entries.length} entries are in the ledger of ${last.size} entries that ${last.origin} signed, each in its place.`;
  });
}

/**
 * @param {Report} report
 * @param {Bundle} bundle
 */
export function checkGrowth(report, bundle) {
  report.check('The ledger only grew between the checkpoints', (fault) => {
    const first = checkpointIn(bundle, 'ledger/first.checkpoint');
    const last = checkpointIn(bundle, 'ledger/last.checkpoint');
    const anchor = checkpointIn(bundle, 'anchor/checkpoint');
    const between = bundle.json('ledger/consistency.json');
    const [after] = bundle.json('anchor/consistency.json').list();
    if (after === undefined) throw new Malformed('anchor/consistency.json', 'There is no proof.');
    const proofs = /** @type {const} */ ([
      [first, last, between],
      [last, anchor, after],
    ]);
    for (const [older, newer, proof] of proofs) {
      if (
        proof.whole('from') !== older.size ||
        proof.whole('to') !== newer.size ||
        !isConsistent(older, newer, hashesOf(proof.at('hashes')))
      ) {
        fault(
          'consistency.wrong',
          proof.where,
          `The ledger of ${newer.size} entries is not shown to be the one of ${older.size} entries, grown.`,
        );
      }
    }
    return `The ledger only grew: from ${first.size} to ${last.size} to ${anchor.size} entries, and what was there stayed.`;
  });
}

/**
 * @param {Report} report
 * @param {Bundle} bundle
 */
export function checkAnchor(report, bundle) {
  report.check('The list of files is the one that was entered in the ledger at the export', (fault) => {
    const path = 'anchor/entry.json';
    const entry = entryOf(bundle.bytes(path), path);
    const proof = proofOf(bundle.json('anchor/proof.json'));
    const checkpoint = checkpointIn(bundle, 'anchor/checkpoint');
    if (entry.kind !== 'bundle.exported') fault('anchor.wrong', path, 'This is not the entry of an export.');
    if (proof.entryId !== entry.id || !proof.leaf.equals(entry.leaf)) {
      fault(
        'anchor.wrong',
        'anchor/proof.json',
        'This is the proof of another entry than that of the export.',
      );
    }
    if (!isIncluded(entry.leaf, proof.index, checkpoint, proof.hashes)) {
      fault('anchor.not_in_log', path, 'The entry of the export is not in the signed ledger.');
    }
    if (entry.body.text('manifest_digest') !== digestOf(bundle.bytes('manifest.json'))) {
      fault(
        'manifest.altered',
        'manifest.json',
        'This is not the list of files that was entered in the ledger: files may have been added, taken away or exchanged.',
      );
    }
    if (entry.body.text('screening_id') !== bundle.screeningId) {
      fault('anchor.wrong', path, 'This is the export of another case.');
    }
    return `The list of files is in the ledger since ${entry.at}, when ${entry.actor} exported the case.`;
  });
}
