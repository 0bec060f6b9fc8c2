import { NOT_IN_IT } from './manifest.js';

/** The page that a person reads first. */
export function aboutText(screeningId: string): string {
  return [
    `The case of screening ${screeningId}`,
    '',
    'This archive holds what Fairscreen recorded about one screening, with the proofs that it was recorded then and',
    'not changed since. You need not trust who gave it to you. To check it you need Node.js 20 and the folder',
    '"verifier" of the Fairscreen sources, no network and no database:',
    '',
    '    node verifier/verify.mjs bundle FILE --keys KEYS',
    '',
    'KEYS is a file with the public keys of this service that you have from elsewhere: from a page of the agency, a',
    'letter, an earlier bundle. Without it the keys in the archive are used, which proves only that the archive',
    'agrees with itself.',
    '',
    'It is not for whoever decides about the candidate: it tells how much was withheld.',
    '',
    'manifest.json   the list of all files with their digests',
    'anchor/         the ledger entry that names the digest of the manifest, and its proof',
    'ledger/         the ledger entries of the case, their proofs, signed checkpoints',
    'screening.json, requisition.json, steps.json, checklists/   what was to be done, and what was done',
    'removals-*.jsonl  per finding: what was removed by which rule, who reviewed it',
    'packets/        what decision makers received, with signatures',
    '',
    'What is not in it:',
    ...NOT_IN_IT.map((line) => `- ${line}`),
    '',
  ].join('\n');
}
