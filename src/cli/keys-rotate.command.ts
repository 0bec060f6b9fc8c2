import { DataSource } from 'typeorm';
import { addMasterKey, keptSecrets, openDatabase } from '../apps/open-database.js';
import { VAULT_ROOM } from '../apps/rooms/vault-room.js';
import { type Config, loadConfig, type Secrets } from '../platform/config/config.js';
import { holdsEmbeddedPostgres, runningEmbeddedPostgres } from '../platform/database/embedded-postgres.js';
import { roleUrl } from '../platform/database/room-roles.js';
import { LedgerAppender } from '../platform/ledger/ledger-appender.js';
import { rotateKeys } from '../vault/sealing/rotate-keys.js';
import { ringOf } from '../vault/sealing/sealing.module.js';
import { type Command, EXIT_FAILED, EXIT_OK, UsageError } from './command.js';
import { exitOnSignals } from './exit-on-signals.js';

/**
 * `keys:rotate`: wraps all data keys with a new master key. With the embedded database the key is made in the data
 * folder; with `DATABASE_URL` it is the present `MASTER_KEY`, and the one before is among `OTHER_MASTER_KEYS`.
 */
export const keysRotateCommand: Command = async (args, environment) => {
  if (args.length > 0) throw new UsageError('This command takes no options.');
  const config = loadConfig(environment);
  if (config.embedded && !holdsEmbeddedPostgres(config.dataDir)) {
    process.stderr.write('There is no database in the data folder yet (DATA_DIR), so there are no keys.\n');
    return EXIT_FAILED;
  }
  exitOnSignals();
  if (config.secrets === null) addMasterKey(config.dataDir);
  const secrets = config.secrets ?? keptSecrets(config.dataDir);
  const database = await vaultOf(config, secrets);
  const room = new DataSource({
    type: 'postgres',
    url: database.url,
    applicationName: 'fairscreen-keys-rotate',
    entities: [...VAULT_ROOM.entities],
    poolSize: 1,
  });
  await room.initialize();
  try {
    const ring = ringOf(secrets.masterKeys);
    const rotated = await rotateKeys(room, ring, new LedgerAppender());
    process.stdout.write(
      `${rotated} screening keys are wrapped anew; all are under ${ring.current.keyId}.\n`,
    );
    return EXIT_OK;
  } finally {
    await room.destroy();
    await database.close();
  }
};

/** Of `DATABASE_URL`; else of the instance that is running; else the embedded database is started for it. */
async function vaultOf(config: Config, secrets: Secrets): Promise<{ url: string; close(): Promise<void> }> {
  const running = config.embedded ? runningEmbeddedPostgres(config.dataDir) : undefined;
  if (running !== undefined) {
    return { url: roleUrl(running, secrets.loginSecret, 'vault'), close: async () => {} };
  }
  const database = await openDatabase(config, { onLine: () => {}, onLost: () => {} });
  return {
    url: roleUrl(database.config.databaseUrl, secrets.loginSecret, 'vault'),
    close: () => database.close(),
  };
}
