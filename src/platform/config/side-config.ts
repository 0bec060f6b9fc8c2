import { DATABASE_ROLES, type DatabaseRole } from '../database/room-roles.js';
import {
  ConfigError,
  deepFreeze,
  masterKeysOf,
  readEnv,
  type ServerConfig,
  serverConfigOf,
} from './config.js';
import type { Env } from './env.dto.js';
import { LOGIN_VARIABLES, SIDES, type Side, type SideName } from './sides.js';

/** The configuration of one side: the logins it was handed, and no way to make others. */
export interface SideConfig extends ServerConfig {
  readonly side: SideName;
  readonly logins: ReadonlyMap<DatabaseRole, string>;
  /** The one that wraps first; null on the sides that do not open the vault. */
  readonly masterKeys: readonly Buffer[] | null;
  /** Null on the sides where nobody logs in. */
  readonly tokenSecret: Buffer | null;
}

/**
 * Reads the environment of one side. What the side must not hold stops the start as much as what it lacks: a
 * hiring process with the master key in its environment is a wall with a door in it.
 *
 * @throws ConfigError
 */
export function loadSideConfig(name: SideName, environment: NodeJS.ProcessEnv): SideConfig {
  const env = readEnv(environment);
  const side: Side = SIDES[name];
  const problems = [...surplus(name, side, env), ...missing(side, env)];
  if (problems.length > 0) throw new ConfigError(problems);
  const { TOKEN_SECRET } = env;
  return deepFreeze({
    ...serverConfigOf(env),
    side: name,
    logins: new Map(side.logins.flatMap((role) => loginOf(env, role))),
    masterKeys: side.holdsMasterKey ? masterKeysOf(env) : null,
    tokenSecret:
      side.holdsTokenSecret && TOKEN_SECRET !== undefined ? Buffer.from(TOKEN_SECRET, 'utf8') : null,
  });
}

function loginOf(env: Env, role: DatabaseRole): [DatabaseRole, string][] {
  const url = env[LOGIN_VARIABLES[role]];
  return url === undefined ? [] : [[role, url]];
}

function surplus(name: SideName, side: Side, env: Env): string[] {
  const why = `take it out of the environment: the ${name} side must not hold it`;
  const found: string[] = [];
  if (env.DATABASE_URL !== undefined) found.push(`DATABASE_URL: ${why}`);
  for (const role of DATABASE_ROLES) {
    if (side.logins.includes(role) || env[LOGIN_VARIABLES[role]] === undefined) continue;
    found.push(`${LOGIN_VARIABLES[role]}: ${why}`);
  }
  if (!side.holdsMasterKey && env.MASTER_KEY !== undefined) found.push(`MASTER_KEY: ${why}`);
  if (!side.holdsMasterKey && env.OTHER_MASTER_KEYS !== undefined) found.push(`OTHER_MASTER_KEYS: ${why}`);
  if (env.LOGIN_SECRET !== undefined) found.push(`LOGIN_SECRET: ${why}`);
  if (!side.signsLedger && env.LEDGER_SIGNING_KEY !== undefined) found.push(`LEDGER_SIGNING_KEY: ${why}`);
  if (!side.holdsTokenSecret && env.TOKEN_SECRET !== undefined) found.push(`TOKEN_SECRET: ${why}`);
  return found;
}

function missing(side: Side, env: Env): string[] {
  const how = 'required; "npm run --silent side:environment" prints it';
  const found = side.logins
    .map((role) => LOGIN_VARIABLES[role])
    .filter((variable) => env[variable] === undefined)
    .map((variable) => `${variable}: ${how}`);
  if (side.holdsMasterKey && env.MASTER_KEY === undefined) found.push(`MASTER_KEY: ${how}`);
  if (side.holdsTokenSecret && env.TOKEN_SECRET === undefined) {
    found.push('TOKEN_SECRET: required; set it to at least 32 random characters: openssl rand -hex 32');
  }
  return found;
}
