#!/usr/bin/env node
import { readFileSync, statSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { readKeys } from './keys.mjs';
import { parseCheckpoint, parseNoteKey } from './note.mjs';
import { verifyBundle } from './verify-bundle.mjs';

/**
 * Verifies what Fairscreen hands out, without Fairscreen: no network, no database, no packages, and no line of code
 * shared with the service. What runs is what you read in this folder.
 */

const USAGE = `Usage: node verifier/verify.mjs bundle FILE [options]

  --keys FILE        public keys that you have from elsewhere: lines of ledger keys (name+id+key), or a JWK set
  --checkpoint FILE  a checkpoint that you or a witness kept
  --witness KEY      the key of the witness whose cosignature it must carry (name+id+key)
  --json             for programs

Exit: 0 everything is in order, 1 something is wrong, 2 it could not be checked.`;

const OK = 0;
const WRONG = 1;
const NOT_CHECKED = 2;
/** A bundle is read whole; 1 GiB is a case of a hundred thousand findings. */
const LARGEST = 2 ** 30;

class Refused extends Error {}

/** @param {string[]} args */
function main(args) {
  const { file, known, json } = readArguments(args);
  const report = verifyBundle(readFile(file, LARGEST), known);
  const { faults } = report;
  print(json ? JSON.stringify({ faults, checks: report.checks }, null, 2) : pageOf(file, report));
  return faults.length === 0 ? OK : WRONG;
}

/** @param {string[]} args */
function readArguments(args) {
  const { values, positionals } = parsed(args);
  const [what, file, ...more] = positionals;
  if (what !== 'bundle' || file === undefined || more.length > 0) throw new Refused(USAGE);
  const keys = (values.keys ?? []).map((path) => {
    const read = readKeys(readFile(path, 2 ** 20).toString('utf8'));
    if (read === null) throw new Refused(`${path}: there are no keys in this file.`);
    return read;
  });
  const witnesses = (values.witness ?? []).map((text) => {
    const key = parseNoteKey(text);
    if (key === null || key.type !== 4) throw new Refused(`This is no key of a witness: ${text}`);
    return key;
  });
  return {
    file,
    json: values.json === true,
    known: {
      ledgerKeys: keys.flatMap(({ ledger }) => ledger),
      packetKeys: keys.flatMap(({ packets }) => packets),
      witnesses,
      kept: values.checkpoint === undefined ? null : keptCheckpoint(values.checkpoint),
    },
  };
}

/** @param {string[]} args */
function parsed(args) {
  try {
    return parseArgs({
      args,
      allowPositionals: true,
      options: {
        keys: { type: 'string', multiple: true },
        checkpoint: { type: 'string' },
        witness: { type: 'string', multiple: true },
        json: { type: 'boolean' },
      },
    });
  } catch {
    throw new Refused(USAGE);
  }
}

/** @param {string} path */
function keptCheckpoint(path) {
  const checkpoint = parseCheckpoint(readFile(path, 2 ** 20));
  if (checkpoint === null) throw new Refused(`${path}: this is no signed checkpoint.`);
  return checkpoint;
}

/**
 * @param {string} path
 * @param {number} most
 */
function readFile(path, most) {
  try {
    if (statSync(path).size > most) throw new Refused(`${path} is larger than this program reads.`);
    return readFileSync(path);
  } catch (error) {
    if (error instanceof Refused) throw error;
    throw new Refused(`${path} can't be read.`);
  }
}

/**
 * @param {string} file
 * @param {import('./report.mjs').Report} report
 */
function pageOf(file, { checks, faults }) {
  const lines = checks.flatMap(({ words, faults: wrong, remarks }) => [
    `${wrong.length === 0 ? 'ok   ' : 'WRONG'}  ${words}`,
    ...wrong.map((it) => `         ${it.where}: ${it.words} [${it.code}]`),
    ...remarks.map((it) => `         note: ${it.words} [${it.code}]`),
  ]);
  const verdict =
    faults.length === 0
      ? `Everything is in order: ${checks.length} checks.`
      : `${faults.length === 1 ? 'One thing is' : `${faults.length} things are`} wrong.`;
  return [file, ...lines.map(printable), verdict].join('\n');
}

/** What stands in an archive may try to write to your terminal. @param {string} line */
function printable(line) {
  return line.replace(/[^\P{C}\n]/gu, '?');
}

/** @param {string} text */
function print(text) {
  process.stdout.write(`${text}\n`);
}

try {
  process.exitCode = main(process.argv.slice(2));
} catch (error) {
  // A fault of this program is none of the bundle's.
  const words = error instanceof Refused ? error.message : `This program failed: ${String(error)}`;
  process.stderr.write(`${printable(words)}\n`);
  process.exitCode = NOT_CHECKED;
}
