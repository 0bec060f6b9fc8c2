import { type Config, type ReadyConfig, type Secrets, withSecrets } from '../platform/config/config.js';
import {
  addNumberedSecret,
  knownSecret,
  numberedSecrets,
  readOrCreateSecret,
} from '../platform/config/secrets-folder.js';
import { startEmbeddedPostgres } from '../platform/database/embedded-postgres.js';

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
  const ledger = { ...config.ledger, signingKey: config.ledger.signingKey ?? signingKeyOf(config.dataDir) };
  return { config: withSecrets({ ...config, ledger }, embedded.url, secrets), close: () => embedded.stop() };
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

/** The key that signs the ledger's checkpoints, in a data folder. */
export function keptSigningKey(dataDir: string): Buffer {
  return readOrCreateSecret(dataDir, 'ledger-signing-key', 32);
}

/** The same, if there is one: to verify what was signed no key is made. */
export function knownSigningKey(dataDir: string): Buffer | null {
  return knownSecret(dataDir, 'ledger-signing-key', 32);
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
