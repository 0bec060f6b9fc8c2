import {
  type Config,
  type LedgerConfig,
  type ReadyConfig,
  type Secrets,
  withSecrets,
} from '../platform/config/config.js';
import {
  addNumberedSecret,
  knownSecret,
  numberedSecrets,
  readOrCreateSecret,
} from '../platform/config/secrets-folder.js';
import { startEmbeddedPostgres } from '../platform/database/embedded-postgres.js';
import { signerOf, verifierOf, verifierText } from '../platform/ledger/notes/signed-note.js';

const SIGNING_KEY = 'ledger-signing-key';

/** A database that can be reached, and the keys that belong to it. */
export interface OpenDatabase {
  readonly config: ReadyConfig;
  /** Stops an embedded server; does nothing to a database that is not ours. */
  close(): Promise<void>;
}

export interface DatabaseWatch {
  /** What the embedded server says of itself; never statements or values. */
  readonly onLine: (line: string) => void;
  /** The embedded server ended though nobody asked it to. */
  readonly onLost: () => void;
}

/**
 * The database of `DATABASE_URL`, or the embedded one in the data folder, started if need be.
 *
 * @param signingKeyOf the key that signs the ledger in a data folder: what runs the service makes one, what only reads none
 */
export async function openDatabase(
  config: Config,
  watch: DatabaseWatch,
  signingKeyOf: (dataDir: string) => Buffer | null = keptSigningKey,
): Promise<OpenDatabase> {
  if (config.databaseUrl !== null && config.secrets !== null) {
    return { config: withSecrets(config, config.databaseUrl, config.secrets), close: async () => {} };
  }
  const embedded = await startEmbeddedPostgres({
    dataDir: config.dataDir,
    onLine: watch.onLine,
    onExit: watch.onLost,
  });
  const secrets = config.secrets ?? keptSecrets(config.dataDir);
  const ledger = withKeptKeys(config, signingKeyOf);
  return { config: withSecrets({ ...config, ledger }, embedded.url, secrets), close: () => embedded.stop() };
}

/** A key of the environment comes with its own retired ones; those of a data folder lie beside it. */
export function withKeptKeys(
  { ledger, dataDir }: Config,
  signingKeyOf: (dataDir: string) => Buffer | null,
): LedgerConfig {
  if (ledger.signingKey !== null) return ledger;
  const signingKey = signingKeyOf(dataDir);
  return {
    ...ledger,
    signingKey,
    retiredKeys: [...ledger.retiredKeys, ...retiredSigningKeys(dataDir, ledger.origin)],
  };
}

/** The keys of an embedded start: made once, then read from the data folder. */
export function keptSecrets(dataDir: string): Secrets {
  return {
    masterKeys: () => keptMasterKeys(dataDir),
    // The first master key; a rotation leaves the rooms' logins as they are.
    loginSecret: readOrCreateSecret(dataDir, 'master-key', 32),
    tokenSecret: readOrCreateSecret(dataDir, 'token-secret', 32),
  };
}

/** The key that signs the ledger's checkpoints, in a data folder: the newest. */
export function keptSigningKey(dataDir: string): Buffer {
  const first = readOrCreateSecret(dataDir, SIGNING_KEY, 32);
  return numberedSecrets(dataDir, SIGNING_KEY, 32).at(-1) ?? first;
}

/** The public halves of the keys before it. */
export function retiredSigningKeys(dataDir: string, origin: string): string[] {
  if (knownSecret(dataDir, SIGNING_KEY, 32) === null) return [];
  const older = numberedSecrets(dataDir, SIGNING_KEY, 32).slice(0, -1);
  return older.map((seed) => verifierText(verifierOf(signerOf(origin, seed))));
}

/** Makes a new one; the service signs with it from its next start on. */
export function addSigningKey(dataDir: string): void {
  readOrCreateSecret(dataDir, SIGNING_KEY, 32);
  addNumberedSecret(dataDir, SIGNING_KEY, 32);
}

/** The same, if there is one: to verify what was signed no key is made. */
export function knownSigningKey(dataDir: string): Buffer | null {
  return knownSecret(dataDir, SIGNING_KEY, 32) === null ? null : keptSigningKey(dataDir);
}

/** The newest first. Old ones stay: backups of the database still need them. */
function keptMasterKeys(dataDir: string): readonly Buffer[] {
  readOrCreateSecret(dataDir, 'master-key', 32);
  return numberedSecrets(dataDir, 'master-key', 32).reverse();
}

/** Makes a new master key in the data folder; running processes take it up by themselves. */
export function addMasterKey(dataDir: string): void {
  readOrCreateSecret(dataDir, 'master-key', 32);
  addNumberedSecret(dataDir, 'master-key', 32);
}
