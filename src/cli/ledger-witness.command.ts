import { parseArgs } from 'node:util';
import {
  COSIGNATURE,
  type NoteVerifier,
  parseVerifier,
  verifierOf,
  verifierText,
} from '../platform/ledger/notes/signed-note.js';
import { type Command, EXIT_FAILED, EXIT_OK, UsageError } from './command.js';
import { Refusal, Witness } from './witness/witness.js';
import { LogUnreachable, WitnessedLog } from './witness/witnessed-log.js';

interface Options {
  readonly url: string;
  /** All keys that the ledger has had, as far as they were handed on. */
  readonly log: readonly NoteVerifier[];
  readonly folder: string;
  readonly name: string;
}

/**
 * `ledger:witness`: looks at the ledger once from outside and cosigns its checkpoint, or says why not. Meant to be run
 * by somebody who does not run the service, on a machine of their own, from time to time. It needs no database.
 */
export const ledgerWitnessCommand: Command = async (args, environment) => {
  const { url, log, folder, name } = optionsOf(args);
  const login = {
    token: environment['WITNESS_TOKEN'],
    email: environment['WITNESS_EMAIL'],
    password: environment['WITNESS_PASSWORD'],
  };
  if (login.token === undefined && (login.email === undefined || login.password === undefined)) {
    throw new UsageError(
      'Set WITNESS_TOKEN, or WITNESS_EMAIL and WITNESS_PASSWORD: the login of an auditor.',
    );
  }
  try {
    const witness = new Witness(folder, name, log);
    process.stdout.write(await witness.look(await WitnessedLog.open(url, login), new Date()));
    const key = verifierText(verifierOf(witness.signer, COSIGNATURE), COSIGNATURE);
    process.stderr.write(`Cosigned. This witness is ${key}\n`);
    return EXIT_OK;
  } catch (error) {
    if (!(error instanceof Refusal || error instanceof LogUnreachable)) throw error;
    process.stderr.write(`${error instanceof Refusal ? 'Not cosigned. ' : ''}${error.message}\n`);
    return EXIT_FAILED;
  }
};

function optionsOf(args: readonly string[]): Options {
  const { url, key = [], folder, name = 'fairscreen.local/witness' } = parsed(args);
  if (url === undefined || !/^https?:\/\/[^\s/]+$/.test(url)) {
    throw new UsageError('Give the address of the auditors’ side: --url http://127.0.0.1:3000');
  }
  const log = key.flatMap((text) => parseVerifier(text) ?? []);
  if (log.length === 0 || log.length < key.length) {
    throw new UsageError('Give the ledger’s public key, as /v1/ledger/key showed it once: --key NAME+ID+KEY');
  }
  if (folder === undefined || folder === '') {
    throw new UsageError(
      'Give the folder where the witness keeps its key and its last checkpoint: --folder FOLDER',
    );
  }
  if (!/^[\w.:/-]{1,200}$/.test(name))
    throw new UsageError('--name is an address such as city.example/witness.');
  return { url, log, folder, name };
}

function parsed(args: readonly string[]) {
  const text = { type: 'string' } as const;
  try {
    return parseArgs({
      args: [...args],
      options: { url: text, key: { ...text, multiple: true }, folder: text, name: text },
    }).values;
  } catch {
    throw new UsageError('It takes --url, --key, --folder and --name.');
  }
}
