import { openDatabase } from '../apps/open-database.js';
import { loadConfig } from '../platform/config/config.js';
import { prepareDatabase } from '../platform/database/prepare-database.js';
import { type Command, EXIT_OK } from './command.js';
import { exitOnSignals } from './exit-on-signals.js';

/** `migrate`: the migrations and the rooms' logins, for `DATABASE_URL` or the embedded database. */
export const migrateCommand: Command = async (_args, environment) => {
  const config = loadConfig(environment);
  exitOnSignals();
  const database = await openDatabase(config, { onLine: () => {}, onLost: () => {} });
  try {
    const ran = await prepareDatabase(database.config.databaseUrl, database.config.secrets.loginSecret);
    const lines = ran.length > 0 ? ran.map((name) => `ran ${name}`) : ['Nothing to do: it is up to date.'];
    process.stdout.write(`${lines.join('\n')}\n`);
    return EXIT_OK;
  } finally {
    await database.close();
  }
};
