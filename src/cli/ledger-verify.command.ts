import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { DataSource } from 'typeorm';
import { keptSecrets, knownSigningKey, openDatabase, withKeptKeys } from '../apps/open-database.js';
import { type Config, loadConfig } from '../platform/config/config.js';
import { holdsEmbeddedPostgres, runningEmbeddedPostgres } from '../platform/database/embedded-postgres.js';
import { roleUrl } from '../platform/database/room-roles.js';
import type { Flaw } from '../platform/ledger/log/flaws.js';
import { LOG_ENTITIES } from '../platform/ledger/log/log.entities.js';
import type { Trusted } from '../platform/ledger/log/signed-heads.js';
import { type LogReport, verifyLog } from '../platform/ledger/log/verify-log.js';
import { openCheckpoint } from '../platform/ledger/notes/checkpoint.js';
import { ledgerKeys } from '../platform/ledger/notes/ledger-keys.js';
import { type NoteVerifier, parseVerifier } from '../platform/ledger/notes/signed-note.js';
import { type Command, EXIT_FAILED, EXIT_OK, UsageError } from './command.js';
import { exitOnSignals } from './exit-on-signals.js';

interface OpenLedger {
  /** Its address with the auditor's login: this command can read, and nothing else. */
  readonly url: string;
  close(): Promise<void>;
}

/**
 * `ledger:verify`: recomputes tree and checkpoints from the first entry. Changes nothing, and needs no running
 * service. With a checkpoint that was kept elsewhere it also finds what was set back or rewritten as a whole.
 */
export const ledgerVerifyCommand: Command = async (args, environment) => {
  const options = optionsOf(args);
  const config = loadConfig(environment);
  if (config.embedded && !holdsEmbeddedPostgres(config.dataDir)) {
    process.stderr.write('There is no database in the data folder yet (DATA_DIR), so there is no ledger.\n');
    return EXIT_FAILED;
  }
  exitOnSignals();
  const ledger = await openLedger(config);
  try {
    const report = await verifyAs(ledger.url, trustedBy(config, options));
    process.stdout.write(`${describe(report)}\n`);
    return report.intact ? EXIT_OK : EXIT_FAILED;
  } finally {
    await ledger.close();
  }
};

/** Of `DATABASE_URL`; else of the instance that is running; else the embedded database is started for it. */
async function openLedger(config: Config): Promise<OpenLedger> {
  const running = config.embedded ? runningEmbeddedPostgres(config.dataDir) : undefined;
  if (running !== undefined) {
    const { loginSecret } = config.secrets ?? keptSecrets(config.dataDir);
    return { url: roleUrl(running, loginSecret, 'auditor'), close: async () => {} };
  }
  const database = await openDatabase(config, { onLine: () => {}, onLost: () => {} }, knownSigningKey);
  const { databaseUrl, secrets } = database.config;
  return { url: roleUrl(databaseUrl, secrets.loginSecret, 'auditor'), close: () => database.close() };
}

interface Options {
  /** Of this ledger, as they were written down elsewhere. */
  readonly keys: readonly NoteVerifier[];
  /** The text of a checkpoint that was kept elsewhere. */
  readonly checkpoint: string | null;
}

function optionsOf(args: readonly string[]): Options {
  const { key = [], checkpoint } = parsed(args);
  const keys = key.map((text) => {
    const verifier = parseVerifier(text);
    if (verifier === null) throw new UsageError('--key is NAME+ID+KEY, as /v1/ledger/key shows it.');
    return verifier;
  });
  return { keys, checkpoint: checkpoint === undefined ? null : textOf(checkpoint) };
}

function parsed(args: readonly string[]) {
  const text = { type: 'string' } as const;
  try {
    return parseArgs({ args: [...args], options: { key: { ...text, multiple: true }, checkpoint: text } })
      .values;
  } catch {
    throw new UsageError(
      'It takes --checkpoint FILE and --key NAME+ID+KEY, once for each key of the ledger.',
    );
  }
}

function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    throw new UsageError('The file of --checkpoint can not be read.');
  }
}

/** A key that was given, else the one this installation signs with. */
function trustedBy(config: Config, { keys, checkpoint }: Options): Trusted {
  const own = ledgerKeys(config.embedded ? withKeptKeys(config, knownSigningKey) : config.ledger);
  const log = keys.length > 0 ? keys : own === null ? null : [own.current, ...own.retired];
  if (checkpoint === null) return { log, kept: null };
  const kept = log === null ? null : openCheckpoint(checkpoint, log);
  if (kept === null)
    throw new UsageError('The file of --checkpoint is not a checkpoint signed with the key of this ledger.');
  return { log, kept };
}

async function verifyAs(url: string, trusted: Trusted): Promise<LogReport> {
  const source = new DataSource({
    type: 'postgres',
    url,
    applicationName: 'fairscreen-ledger-verify',
    entities: LOG_ENTITIES,
    poolSize: 1,
  });
  await source.initialize();
  try {
    // One snapshot: entries that are appended meanwhile belong to the next verification.
    return await source.transaction('REPEATABLE READ', (tx) => verifyLog(tx, trusted));
  } finally {
    await source.destroy();
  }
}

const REASONS: { readonly [reason in Flaw]: string } = {
  leaf_differs:
    'the tree holds the hash of another entry in its place; the entry was changed, put in or moved',
  tile_differs: 'the tree’s hashes above it are not those of the entries',
  root_differs: 'from here on the entries are not those that were signed',
  checkpoint_not_signed:
    'the checkpoint over the entries from here on is not signed with the key of this ledger',
  entry_missing:
    'it had a place in the log, and is gone; if all that follow it are, an old backup may have been put back',
};

function describe(report: LogReport): string {
  const lines: readonly (readonly [string, string | number | null])[] = [
    ['entries', report.entries],
    ['root', report.root],
    ['signed', report.signed],
    ['waiting', report.waiting],
  ];
  const sizes = lines
    .flatMap(([name, value]) => (value === null ? [] : [`${name.padEnd(9)}${value}`]))
    .join('\n');
  if (report.firstBroken === null) return `The ledger is intact.\n${sizes}`;
  const { seq, reason } = report.firstBroken;
  return `The ledger is broken at entry ${seq}: ${REASONS[reason]}.\nGood up to there:\n${sizes}`;
}
