import { type Config, type ReadyConfig, type Secrets, withSecrets } from '../platform/config/config.js';
import { readOrCreateSecret } from '../platform/config/secrets-folder.js';
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

/** The database of `DATABASE_URL`, or the embedded one in the data folder, started if need be. */
export async function openDatabase(config: Config, watch: DatabaseWatch): Promise<OpenDatabase> {
  if (config.databaseUrl !== null && config.secrets !== null) {
    return { config: withSecrets(config, config.databaseUrl, config.secrets), close: async () => {} };
  }
  const embedded = await startEmbeddedPostgres({
    dataDir: config.dataDir,
    onLine: watch.onLine,
    onExit: watch.onLost,
  });
  const secrets = config.secrets ?? keptSecrets(config.dataDir);
  return { config: withSecrets(config, embedded.url, secrets), close: () => embedded.stop() };
}

/** The keys of an embedded start: made once, then read from the data folder. */
export function keptSecrets(dataDir: string): Secrets {
  return {
    masterKey: readOrCreateSecret(dataDir, 'master-key', 32),
    tokenSecret: readOrCreateSecret(dataDir, 'token-secret', 32),
  };
}
