import { hashesOf } from '../bundle.mjs';
import { cosignedAt, isSignedBy } from '../note.mjs';
import { isConsistent } from '../tree.mjs';
import { checkpointIn, LogKey } from './log.mjs';

/**
 * Holds the bundle against a checkpoint that somebody else kept. A ledger that was set back, or made up anew with the
 * same key, agrees with itself; it does not agree with what a witness saw.
 *
 * @param {import('../report.mjs').Report} report
 * @param {import('../bundle.mjs').Bundle} bundle
 * @param {import('../note.mjs').NoteKey[]} pinned
 * @param {{ kept: import('../note.mjs').Checkpoint, witnesses: import('../note.mjs').NoteKey[] }} from
 */
export function checkWitness(report, bundle, pinned, { kept, witnesses }) {
  report.check('The ledger is the one that the kept checkpoint is of', (fault, remark) => {
    const where = 'the kept checkpoint';
    if (!isSignedBy(kept, new LogKey(bundle, pinned).key)) {
      fault(
        'witness.not_signed',
        where,
        'The ledger’s key did not sign the checkpoint that you brought along.',
      );
    }
    const times = witnesses.map((key) => ({ key, at: cosignedAt(kept, key) }));
    for (const { key, at } of times) {
      if (at === null) fault('witness.not_cosigned', where, `The witness ${key.name} did not cosign it.`);
    }
    const seen = times.flatMap(({ key, at }) =>
      at === null ? [] : [`cosigned by ${key.name} at ${at.toISOString()}`],
    );
    const trees = ['ledger/first.checkpoint', 'ledger/last.checkpoint', 'anchor/checkpoint'].map((path) =>
      checkpointIn(bundle, path),
    );
    const largest = trees.reduce((a, b) => (a.size > b.size ? a : b));
    if (kept.size > largest.size) {
      fault(
        'witness.newer',
        where,
        `It is of ${kept.size} entries, and this bundle of a ledger of ${largest.size}: the bundle is older. Ask for a ` +
          `fresh one, with ?kept_size=${kept.size}.`,
      );
      return '';
    }
    const same = trees.find(({ size }) => size === kept.size);
    if (same !== undefined) {
      if (!same.root.equals(kept.root)) {
        fault(
          'witness.differs',
          where,
          `Of the same ${kept.size} entries the bundle has another root: one ledger was shown to the witness, another to you.`,
        );
      }
    } else {
      const proof = bundle
        .json('anchor/consistency.json')
        .list()
        .find((it) => it.whole('from') === kept.size);
      const newer = trees.find(({ size }) => size === proof?.whole('to'));
      if (proof === undefined || newer === undefined) {
        fault(
          'witness.no_proof',
          where,
          `The bundle has no proof from a ledger of ${kept.size} entries. Ask for one with ?kept_size=${kept.size}.`,
        );
      } else if (!isConsistent(kept, newer, hashesOf(proof.at('hashes')))) {
        fault(
          'witness.differs',
          where,
          `The ledger of ${newer.size} entries is not the witness’s one of ${kept.size}, grown.`,
        );
      }
    }
    if (seen.length === 0) remark('witness.none', where, 'Nobody’s cosignature was checked (--witness KEY).');
    return `The ledger is the one of ${kept.size} entries that was kept elsewhere${seen.length > 0 ? `, ${seen.join(', ')}` : ''}, grown.`;
  });
}
