import { readArchive } from './archive.mjs';
import { Bundle } from './bundle.mjs';
import { checkChecklist } from './checks/checklist.mjs';
import { checkFiles, FORMAT } from './checks/files.mjs';
import { checkAnchor, checkCheckpoints, checkEntries, checkGrowth, checkKey } from './checks/log.mjs';
import { checkOrder } from './checks/order.mjs';
import { checkPacketFindings } from './checks/packet-findings.mjs';
import { checkPackets } from './checks/packets.mjs';
import { checkPeople } from './checks/people.mjs';
import { checkRemovals } from './checks/removals.mjs';
import { checkSignatures } from './checks/signatures.mjs';
import { checkStages } from './checks/stages.mjs';
import { checkStepResults } from './checks/steps.mjs';
import { checkTimes } from './checks/times.mjs';
import { checkWitness } from './checks/witness.mjs';
import { counted, Report } from './report.mjs';

/**
 * @typedef {object} Known what the reader has from elsewhere
 * @property {import('./note.mjs').NoteKey[]} ledgerKeys
 * @property {import('./jws.mjs').Jwk[]} packetKeys
 * @property {import('./note.mjs').NoteKey[]} witnesses
 * @property {import('./note.mjs').Checkpoint | null} kept
 */

/** @type {Known} */
export const NOTHING_KNOWN = { ledgerKeys: [], packetKeys: [], witnesses: [], kept: null };

/**
 * Checks a bundle. Where one thing is wrong the others are checked all the same, so that each is named.
 *
 * @param {Buffer} bytes the archive
 * @param {Known} known
 * @returns {Report}
 */
export function verifyBundle(bytes, known) {
  const report = new Report();
  const { files, faults } = readArchive(bytes);
  report.check('The archive is whole and plain', (fault) => {
    for (const { code, where, words } of faults) fault(code, where, words);
    return `The archive is whole: ${counted(files.size, 'file')}.`;
  });
  // Of an archive that can't be read there is nothing more to say.
  if (faults.length > 0 && !files.has('manifest.json')) return report;
  const bundle = new Bundle(files);
  let isKnown = false;
  report.check('The format is one that this program knows', (fault) => {
    const format = bundle.manifest.text('format');
    isKnown = format === FORMAT;
    if (!isKnown)
      fault('manifest.other_format', 'manifest.json', `It is ${format}; this program knows ${FORMAT}.`);
    return `It is a case bundle: screening ${bundle.screeningId}.`;
  });
  if (!isKnown) return report;
  checkFiles(report, bundle);
  checkKey(report, bundle, known.ledgerKeys);
  checkCheckpoints(report, bundle, known.ledgerKeys);
  checkAnchor(report, bundle);
  checkEntries(report, bundle);
  checkGrowth(report, bundle);
  if (known.kept !== null) {
    checkWitness(report, bundle, known.ledgerKeys, { kept: known.kept, witnesses: known.witnesses });
  }
  checkTimes(report, bundle);
  checkChecklist(report, bundle);
  checkStepResults(report, bundle);
  checkOrder(report, bundle);
  checkStages(report, bundle);
  checkPeople(report, bundle);
  checkRemovals(report, bundle);
  checkPackets(report, bundle);
  checkPacketFindings(report, bundle);
  checkSignatures(report, bundle, known.packetKeys);
  return report;
}
