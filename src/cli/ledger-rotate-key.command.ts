import { addSigningKey, keptSigningKey, withKeptKeys } from '../apps/open-database.js';
import { loadConfig } from '../platform/config/config.js';
import { holdsEmbeddedPostgres } from '../platform/database/embedded-postgres.js';
import { ledgerKeys } from '../platform/ledger/notes/ledger-keys.js';
import { verifierText } from '../platform/ledger/notes/signed-note.js';
import { type Command, EXIT_FAILED, EXIT_OK, UsageError } from './command.js';

/**
 * `ledger:rotate-key`: a new key for the ledger's checkpoints. The service signs with it from its next start on; what the
 * old key signed goes on counting, by its public half. Without an embedded database it says what to set.
 */
export const ledgerRotateKeyCommand: Command = async (args, environment) => {
  if (args.length > 0) throw new UsageError('This command takes no options.');
  const config = loadConfig(environment);
  if (!config.embedded || config.ledger.signingKey !== null) {
    const keys = ledgerKeys(config.ledger);
    const retired = keys === null ? [] : [keys.current, ...keys.retired].map((key) => verifierText(key));
    process.stderr.write(
      `The key is in the environment, so nothing was changed. Set LEDGER_SIGNING_KEY to 32 new random bytes, and LEDGER_RETIRED_KEYS to:\n${retired.join(',')}\n`,
    );
    return EXIT_FAILED;
  }
  if (!holdsEmbeddedPostgres(config.dataDir)) {
    process.stderr.write('There is no database in the data folder yet (DATA_DIR), so there is no ledger.\n');
    return EXIT_FAILED;
  }
  addSigningKey(config.dataDir);
  const keys = ledgerKeys(withKeptKeys(config, keptSigningKey));
  if (keys === null) throw new Error('The key that was made is not there.');
  process.stdout.write(`${verifierText(keys.current)}\n`);
  process.stderr.write(
    'Start the service anew: it signs with this key then. Tell it to all who verify the ledger, beside the ones before it.\n',
  );
  return EXIT_OK;
};
