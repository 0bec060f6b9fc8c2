import { DataSource } from 'typeorm';
import { keptSecrets, openDatabase } from '../apps/open-database.js';
import { type Config, loadConfig } from '../platform/config/config.js';
import { holdsEmbeddedPostgres, runningEmbeddedPostgres } from '../platform/database/embedded-postgres.js';
import { roleUrl } from '../platform/database/room-roles.js';
import { Entry } from '../platform/ledger/entry.entity.js';
import { type ChainReport, verifyLedger } from '../platform/ledger/ledger-reader.js';
import type { Break } from '../platform/ledger/verify-chain.js';
import { type Command, EXIT_FAILED, EXIT_OK } from './command.js';
import { exitOnSignals } from './exit-on-signals.js';

interface OpenLedger {
  /** Its address with the auditor's login: this command can read, and nothing else. */
  readonly url: string;
  close(): Promise<void>;
}

/** `ledger:verify`: recomputes the chain from the first entry. Changes nothing, and needs no running service. */
export const ledgerVerifyCommand: Command = async (_args, environment) => {
  const config = loadConfig(environment);
  if (config.embedded && !holdsEmbeddedPostgres(config.dataDir)) {
    process.stderr.write('There is no database in the data folder yet (DATA_DIR), so there is no ledger.\n');
    return EXIT_FAILED;
  }
  exitOnSignals();
  const ledger = await openLedger(config);
  try {
    const report = await verifyAs(ledger.url);
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
  const database = await openDatabase(config, { onLine: () => {}, onLost: () => {} });
  const { databaseUrl, secrets } = database.config;
  return { url: roleUrl(databaseUrl, secrets.loginSecret, 'auditor'), close: () => database.close() };
}

async function verifyAs(url: string): Promise<ChainReport> {
  const source = new DataSource({
    type: 'postgres',
    url,
    applicationName: 'fairscreen-ledger-verify',
    entities: [Entry],
    poolSize: 1,
  });
  await source.initialize();
  try {
    // One snapshot: entries that are appended meanwhile belong to the next verification.
    return await source.transaction('REPEATABLE READ', (tx) => verifyLedger(tx));
  } finally {
    await source.destroy();
  }
}

const REASONS: { readonly [reason in Break]: string } = {
  gap_in_sequence: 'its sequence number does not follow the one before; an entry was taken out or put in',
  previous_hash_differs: 'it does not name the hash of the entry before',
  hash_differs: 'its hash does not fit its content; the entry was changed',
};

function describe(report: ChainReport): string {
  const head = `entries  ${report.entries}\nhead     ${report.head}`;
  if (report.firstBroken === null) return `The ledger is intact.\n${head}`;
  const { seq, reason } = report.firstBroken;
  return `The ledger is broken at entry ${seq}: ${REASONS[reason]}.\nGood up to there:\n${head}`;
}
