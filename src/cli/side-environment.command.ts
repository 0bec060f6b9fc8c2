import { randomBytes } from 'node:crypto';
import { keptSecrets, keptSigningKey, withKeptKeys } from '../apps/open-database.js';
import { ConfigError, loadConfig } from '../platform/config/config.js';
import { isSide, LOGIN_VARIABLES, SIDES, type Side } from '../platform/config/sides.js';
import { runningEmbeddedPostgres } from '../platform/database/embedded-postgres.js';
import { roleUrl } from '../platform/database/room-roles.js';
import { type Command, EXIT_OK, UsageError } from './command.js';

/**
 * `side:environment`: what one side's process is handed, as lines for an env file or a secret store. It is printed
 * by who holds the owner's login and the master key; the side itself then needs neither.
 *
 * The token secret is a new one: sides that share none can't issue tokens for each other.
 */
export const sideEnvironmentCommand: Command = async ([name, ...rest], environment) => {
  if (name === undefined || !isSide(name) || rest.length > 0) {
    throw new UsageError(`Name one side: ${Object.keys(SIDES).join(', ')}.`);
  }
  const side: Side = SIDES[name];
  const config = loadConfig(environment);
  const databaseUrl = config.databaseUrl ?? runningEmbeddedPostgres(config.dataDir);
  if (databaseUrl === undefined) {
    throw new ConfigError(['DATABASE_URL: set it, or start the service with its embedded database first']);
  }
  const { loginSecret, masterKeys } = config.secrets ?? keptSecrets(config.dataDir);
  const lines = side.logins.map(
    (role) => `${LOGIN_VARIABLES[role]}=${roleUrl(databaseUrl, loginSecret, role)}`,
  );
  if (side.holdsMasterKey) {
    const [current = '', ...others] = masterKeys().map((key) => key.toString('hex'));
    lines.push(`MASTER_KEY=${current}`);
    if (others.length > 0) lines.push(`OTHER_MASTER_KEYS=${others.join(',')}`);
  }
  if (side.holdsTokenSecret) lines.push(`TOKEN_SECRET=${randomBytes(32).toString('hex')}`);
  if (side.signsLedger) {
    const { signingKey, retiredKeys } = config.embedded
      ? withKeptKeys(config, keptSigningKey)
      : config.ledger;
    if (signingKey !== null) lines.push(`LEDGER_SIGNING_KEY=${signingKey.toString('hex')}`);
    if (retiredKeys.length > 0) lines.push(`LEDGER_RETIRED_KEYS=${retiredKeys.join(',')}`);
  }
  if (config.redisUrl !== null && name !== 'hiring' && name !== 'auditor')
    lines.push(`REDIS_URL=${config.redisUrl}`);
  if (config.databaseReplicaUrl !== null && (name === 'hiring' || name === 'auditor'))
    lines.push(`DATABASE_REPLICA_URL=${config.databaseReplicaUrl}`);
  process.stdout.write(`${lines.join('\n')}\n`);
  process.stderr.write(noteFor(side));
  return EXIT_OK;
};

function noteFor(side: Side): string {
  const note = side.holdsTokenSecret
    ? 'These are secrets. TOKEN_SECRET is new each time: keep one for all processes of this side.'
    : 'These are secrets.';
  return `${note}\n`;
}
